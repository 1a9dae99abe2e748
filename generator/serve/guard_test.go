package serve

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"handrail/generator/artifact"
)

const lanAddress = "http://192.168.1.20:4747/"

// guarded is the whole handler with a site of one page.
func guarded(a Addresses) http.Handler {
	st := newState()
	st.show([]artifact.Artifact{page("index.html", "<body>secret</body>")}, [32]byte{})
	return guard(hosts(a), st)
}

// ask sends one request and returns the status. HEAD ends a stream of events
// at once, and is guarded alike.
func ask(t *testing.T, h http.Handler, target, host string, header map[string]string) int {
	t.Helper()
	r := httptest.NewRequest(http.MethodHead, target, nil)
	r.Host = host
	for k, v := range header {
		r.Header.Set(k, v)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if got := w.Header().Get("Access-Control-Allow-Origin"); got != "" {
		t.Errorf("%s for %s: Access-Control-Allow-Origin is %q, want none", target, host, got)
	}
	return w.Code
}

// guardedTargets are answered by different code, and must be guarded alike.
var guardedTargets = []string{"/", "/_handrail/events", "/_handrail/live.js", "/sw.js", "/nowhere"}

func refused(t *testing.T, h http.Handler, host string, header map[string]string) bool {
	t.Helper()
	first := ask(t, h, guardedTargets[0], host, header) == http.StatusForbidden
	for _, target := range guardedTargets[1:] {
		if got := ask(t, h, target, host, header) == http.StatusForbidden; got != first {
			t.Errorf("%s is refused: %v, but %s: %v", target, got, guardedTargets[0], first)
		}
	}
	return first
}

func TestGuardHost(t *testing.T) {
	local, lan := guarded(Addresses{}), guarded(Addresses{LAN: lanAddress})
	for _, tt := range []struct {
		host             string
		refused, withLAN bool // by a server without and with the address in the local network
	}{
		{"localhost", false, false},
		{"localhost:4747", false, false},
		{"LocalHost:4747", false, false},
		{"127.0.0.1", false, false},
		{"127.0.0.1:4747", false, false},
		{"[::1]", false, false},
		{"[::1]:4747", false, false},
		{"192.168.1.20:4747", true, false},
		{"192.168.1.20", true, false},
		{"192.168.1.21:4747", true, true},
		{"192.168.1.20.evil.example:4747", true, true},
		{"evil.example", true, true},
		{"evil.example:4747", true, true},
		{"localhost.evil.example", true, true},
		{"127.0.0.1.evil.example", true, true},
		{"evil.example.localhost", true, true},
		{"localhost@evil.example", true, true},
		{"[::1]evil.example", true, true},
		{"[::ffff:7f00:1]:4747", true, true},
		{"0.0.0.0:4747", true, true},
		{":4747", true, true},
		{"[]", true, true},
		{"", true, true},
	} {
		if got := refused(t, local, tt.host, nil); got != tt.refused {
			t.Errorf("host %q is refused: %v, want %v", tt.host, got, tt.refused)
		}
		if got := refused(t, lan, tt.host, nil); got != tt.withLAN {
			t.Errorf("host %q with --lan is refused: %v, want %v", tt.host, got, tt.withLAN)
		}
	}
}

func TestGuardSite(t *testing.T) {
	h := guarded(Addresses{LAN: lanAddress})
	fetch := func(site, mode, dest string) map[string]string {
		return map[string]string{"Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode, "Sec-Fetch-Dest": dest}
	}
	origin := func(o string) map[string]string { return map[string]string{"Origin": o} }
	for _, tt := range []struct {
		name, host string
		header     map[string]string
		refused    bool
	}{
		{"no header: a program", "localhost:4747", nil, false},
		{"own origin", "localhost:4747", origin("http://localhost:4747"), false},
		{"own origin, as the phone has it", "192.168.1.20:4747", origin("http://192.168.1.20:4747"), false},
		{"another port", "localhost:4747", origin("http://localhost:3000"), true},
		{"another name of this computer", "localhost:4747", origin("http://127.0.0.1:4747"), true},
		{"own name by https", "localhost:4747", origin("https://localhost:4747"), true},
		{"foreign origin", "localhost:4747", origin("http://evil.example"), true},
		{"foreign origin that begins alike", "localhost:4747", origin("http://localhost:4747.evil.example"), true},
		{"sandboxed frame or file", "localhost:4747", origin("null"), true},
		{"no address at all", "localhost:4747", origin("::"), true},

		{"address typed", "localhost:4747", fetch("none", "navigate", "document"), false},
		{"own page followed", "localhost:4747", fetch("same-origin", "navigate", "document"), false},
		{"own script", "localhost:4747", fetch("same-origin", "no-cors", "script"), false},
		{"own stream", "localhost:4747", fetch("same-origin", "cors", "empty"), false},
		{"own worker", "localhost:4747", fetch("same-origin", "same-origin", "serviceworker"), false},
		{"link on another site", "localhost:4747", fetch("cross-site", "navigate", "document"), false},
		{"link from another port", "localhost:4747", fetch("same-site", "navigate", "document"), false},
		{"frame on another site", "localhost:4747", fetch("cross-site", "navigate", "iframe"), true},
		{"script on another site", "localhost:4747", fetch("cross-site", "no-cors", "script"), true},
		{"image on another port", "localhost:4747", fetch("same-site", "no-cors", "image"), true},
		{"fetch from another site", "localhost:4747", fetch("cross-site", "cors", "empty"), true},
		{"stream from another port", "localhost:4747", fetch("same-site", "cors", "empty"), true},
		{"mode alone", "localhost:4747", fetch("cross-site", "navigate", ""), true},
		{"a value that nobody knows", "localhost:4747", fetch("elsewhere", "cors", "empty"), true},
	} {
		if got := refused(t, h, tt.host, tt.header); got != tt.refused {
			t.Errorf("%s: refused: %v, want %v", tt.name, got, tt.refused)
		}
	}
}

func TestGuardMethod(t *testing.T) {
	h := guarded(Addresses{})
	for _, method := range []string{"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND"} {
		for _, target := range guardedTargets {
			r := httptest.NewRequest(method, target, nil)
			r.Host = "localhost"
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			if w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") != "GET, HEAD" {
				t.Errorf("%s %s: status %d, Allow %q; want 405 and GET, HEAD", method, target, w.Code, w.Header().Get("Allow"))
			}
		}
	}
}

func TestGuardHeaders(t *testing.T) {
	w := httptest.NewRecorder()
	guarded(Addresses{}).ServeHTTP(w, httptest.NewRequest("GET", "http://localhost/", nil))
	for name, want := range map[string]string{
		"X-Content-Type-Options": "nosniff", "Cross-Origin-Resource-Policy": "same-origin", "X-Frame-Options": "SAMEORIGIN", "Cache-Control": "no-store",
	} {
		if got := w.Header().Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}
