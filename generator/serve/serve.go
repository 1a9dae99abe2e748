// Package serve shows a handbook while it is being written: it builds on every
// save, answers a browser from memory, and tells open pages to load again.
//
// It runs the very pipeline that a build runs and changes nothing in its
// answers but for one script tag. It knows artifacts and diagnostics, nothing
// of pages or templates, and reads no file to answer a request: what a browser
// can get is what the build made, so there is no folder to break out of.
//
// Every answer comes from one snapshot, the whole site of one build, behind an
// atomic pointer. A build with mistakes leaves the last good snapshot up and
// puts the list of mistakes over the open pages.
package serve

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strconv"
	"time"

	"handrail/generator"
)

// Options says what to serve. Build, Roots and Log must be set.
type Options struct {
	Build func(context.Context) (*generator.Result, error)
	Roots []string    // folders to watch, with all below them; one that is not there is waited for
	Port  int         // the first port to try; the next free one is taken; 0 means any
	LAN   bool        // also listen on this computer's address in the local network
	Log   func(Event) // is told what happens, from one goroutine at a time
	Ready func(Addresses)
}

// Addresses is where the handbook can be seen.
type Addresses struct {
	Local string // http://localhost:4747/
	LAN   string // http://192.168.1.20:4747/, or ""
	Moved bool   // the wished port was taken
}

// Event is one build, or a note about watching.
type Event struct {
	Result *generator.Result // nil when Err or Note is set
	Took   time.Duration
	Err    error
	Note   string
}

// portsTried is how many ports are tried from the wished one on.
const portsTried = 50

// Run serves until ctx is done, which is no error. The error is a port or a
// watch that could not be had.
func Run(ctx context.Context, opt Options) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	listeners, addrs, err := listen(opt)
	if err != nil {
		return err
	}
	st := newState()
	srv := &http.Server{
		Handler:           guard(hosts(addrs), st),
		ReadHeaderTimeout: 10 * time.Second,
		MaxHeaderBytes:    64 << 10,
		BaseContext:       func(net.Listener) context.Context { return ctx },
	}
	loop := newLoop(opt, st)
	loop.build(ctx) // before the first answer, so that there is one
	failed := make(chan error, len(listeners))
	for _, l := range listeners {
		go func() { failed <- srv.Serve(l) }()
	}
	if opt.Ready != nil {
		opt.Ready(addrs)
	}
	go loop.run(ctx)
	select {
	case <-ctx.Done():
	case err = <-failed:
	}
	cancel()
	stop, done := context.WithTimeout(context.WithoutCancel(ctx), 2*time.Second)
	defer done()
	if srv.Shutdown(stop) != nil {
		srv.Close()
	}
	loop.wait()
	if err != nil && !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}

// listen takes the wished port or the next free one, on the loopback address
// and, if asked for, on the address of the local network; never on all.
func listen(opt Options) ([]net.Listener, Addresses, error) {
	lan := ""
	if opt.LAN {
		ip, err := lanIP()
		if err != nil {
			return nil, Addresses{}, err
		}
		lan = ip
	}
	var last error
	for i := range portsTried {
		port := opt.Port
		if port != 0 {
			port += i
		}
		ls, err := listenOn(port, lan)
		if err != nil {
			last = err
			continue
		}
		got := strconv.Itoa(ls[0].Addr().(*net.TCPAddr).Port)
		addrs := Addresses{Local: "http://localhost:" + got + "/", Moved: opt.Port != 0 && i > 0}
		if lan != "" {
			addrs.LAN = "http://" + net.JoinHostPort(lan, got) + "/"
		}
		return ls, addrs, nil
	}
	return nil, Addresses{}, fmt.Errorf("no free port from %d on: %w", opt.Port, last)
}

func listenOn(port int, lan string) ([]net.Listener, error) {
	first, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	if err != nil {
		return nil, err
	}
	ls := []net.Listener{first}
	port = first.Addr().(*net.TCPAddr).Port
	if six, err := net.Listen("tcp", net.JoinHostPort("::1", strconv.Itoa(port))); err == nil {
		ls = append(ls, six) // "localhost" may mean ::1
	}
	if lan != "" {
		l, err := net.Listen("tcp", net.JoinHostPort(lan, strconv.Itoa(port)))
		if err != nil {
			for _, l := range ls {
				l.Close()
			}
			return nil, err
		}
		ls = append(ls, l)
	}
	return ls, nil
}

// lanIP is this computer's private IPv4 address.
func lanIP() (string, error) {
	addrs, err := net.InterfaceAddrs()
	if err != nil {
		return "", fmt.Errorf("look for the network address: %w", err)
	}
	for _, a := range addrs {
		if n, ok := a.(*net.IPNet); ok && n.IP.To4() != nil && n.IP.IsPrivate() {
			return n.IP.String(), nil
		}
	}
	return "", errors.New("this computer has no address in a local network")
}
