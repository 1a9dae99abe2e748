package serve

import (
	"net"
	"net/http"
	"strconv"
	"strings"
	"testing"
)

// port is the port that a listener has.
func port(l net.Listener) int { return l.Addr().(*net.TCPAddr).Port }

func closeAll(t *testing.T, ls []net.Listener) {
	t.Cleanup(func() {
		for _, l := range ls {
			l.Close()
		}
	})
}

func TestListenTakesTheNextFreePort(t *testing.T) {
	taken, addrs, err := listen(0, false)
	try(t, err)
	closeAll(t, taken)
	if addrs.Moved || addrs.Local != "http://localhost:"+strconv.Itoa(port(taken[0]))+"/" || addrs.LAN != "" {
		t.Errorf("got %+v", addrs)
	}
	next, addrs, err := listen(port(taken[0]), false)
	try(t, err)
	closeAll(t, next)
	if !addrs.Moved || port(next[0]) <= port(taken[0]) {
		t.Errorf("port %d with %+v, want a later one than %d", port(next[0]), addrs, port(taken[0]))
	}
}

// A port must be ours under every name of this computer, or a browser that
// takes "localhost" for another one shows another program.
func TestListenTakesAPortWholeOrNotAtAll(t *testing.T) {
	for _, ip := range []string{"127.0.0.1", "::1"} {
		other, err := net.Listen("tcp", net.JoinHostPort(ip, "0"))
		if ip == "::1" && !hasIPv6() {
			continue
		}
		try(t, err)
		closeAll(t, []net.Listener{other})
		ls, addrs, err := listen(port(other), false)
		try(t, err)
		closeAll(t, ls)
		if !addrs.Moved {
			t.Errorf("%s is taken, yet the port is not moved", ip)
		}
		for _, l := range ls {
			if port(l) == port(other) || port(l) != port(ls[0]) {
				t.Errorf("%s is taken on port %d, got %v", ip, port(other), l.Addr())
			}
		}
	}
}

func TestListenIsLocal(t *testing.T) {
	ls, _, err := listen(0, false)
	try(t, err)
	closeAll(t, ls)
	for _, l := range ls {
		if !l.Addr().(*net.TCPAddr).IP.IsLoopback() {
			t.Errorf("listens on %v", l.Addr())
		}
	}
}

func TestListenSaysWhatIsWrong(t *testing.T) {
	if _, _, err := listen(70000, false); err == nil || !strings.Contains(err.Error(), "70000") {
		t.Errorf("got %v, want an error that names the port", err)
	}
}

func TestListenOnTheLocalNetwork(t *testing.T) {
	ip, err := lanIP()
	ls, addrs, listenErr := listen(0, true)
	closeAll(t, ls)
	if err != nil {
		if listenErr == nil {
			t.Errorf("listens on %v, yet %v", addrs, err)
		}
		return
	}
	try(t, listenErr)
	if want := "http://" + net.JoinHostPort(ip.String(), strconv.Itoa(port(ls[0]))) + "/"; addrs.LAN != want || !ip.IsPrivate() {
		t.Errorf("got %+v, want %s", addrs, want)
	}
	if allowed := hosts(addrs); !allowed[ip.String()] || len(allowed) != 4 {
		t.Errorf("answers to %v", allowed)
	}
	srv := newServer(t.Context(), http.NotFoundHandler())
	t.Cleanup(func() { srv.Close() })
	go srv.Serve(ls[len(ls)-1])
	if status, _ := get(t, addrs.LAN); status != http.StatusNotFound {
		t.Errorf("status %d, want an answer", status)
	}
}
