package serve

import (
	"net"
	"net/http"
	"net/url"
	"strings"
)

// hosts are the names by which this server may be called.
func hosts(a Addresses) map[string]bool {
	allowed := map[string]bool{"localhost": true, "127.0.0.1": true, "::1": true}
	if u, err := url.Parse(a.LAN); err == nil && a.LAN != "" {
		allowed[u.Hostname()] = true
	}
	return allowed
}

// guard lets through only what the author's own browser asks for: a page of
// another site must not be able to read the handbook or follow its builds,
// neither by a name that it points at this computer (Host) nor by a request
// from its own page (Origin, Sec-Fetch-Site).
func guard(allowed map[string]bool, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("X-Frame-Options", "SAMEORIGIN")
		switch {
		case !allowed[hostname(r.Host)]:
			http.Error(w, "this server answers to localhost only", http.StatusForbidden)
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			h.Set("Allow", "GET, HEAD")
			http.Error(w, "a handbook can only be read", http.StatusMethodNotAllowed)
		case !fromHere(r):
			http.Error(w, "not for other sites", http.StatusForbidden)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// fromHere tells whether a request comes from one of our own pages, from a
// person (an address typed or a link followed), or from a program. Another
// port of this computer is another site.
func fromHere(r *http.Request) bool {
	if o := r.Header.Get("Origin"); o != "" && !strings.EqualFold(o, "http://"+r.Host) {
		return false
	}
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none":
		return true
	}
	return r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.Header.Get("Sec-Fetch-Dest") == "document"
}

// hostname is the name in a Host header, without port and brackets.
func hostname(hostport string) string {
	host := strings.ToLower(hostport)
	if h, _, err := net.SplitHostPort(host); err == nil {
		return h
	}
	if inner, ok := strings.CutPrefix(host, "["); ok {
		if inner, ok := strings.CutSuffix(inner, "]"); ok {
			return inner
		}
	}
	return host
}
