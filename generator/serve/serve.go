// Package serve shows a handbook while it is being written: it builds on every
// save, answers a browser from memory, and tells open pages to load again.
//
// It runs the very pipeline that a build runs and changes nothing in its
// answers but for one script tag. It knows artifacts and diagnostics, nothing
// of pages or templates, and reads no file to answer a request: what a browser
// can get is what the build made, so there is no folder to break out of.
//
//	folders --watcher--> changed --loop--> build --> state --handler--> browser
//	                                                   \-----events-----^
//
// Every answer comes from one snapshot, the whole site of one build, behind an
// atomic pointer. A build with mistakes leaves the last good site up and puts
// the list of mistakes over the open pages.
package serve

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"handrail/generator"
)

// Options says what to serve. Build, Roots and Log must be set.
type Options struct {
	Build func(context.Context) (*generator.Result, error) // is called by one goroutine at a time
	Roots []string                                         // folders to watch, with all below them; one that is not there is waited for
	Port  int                                              // the first port to try; the next free one is taken; 0 means any
	LAN   bool                                             // also listen on this computer's address in the local network
	Files fs.FS                                            // what to answer from, when not from memory: Build publishes there, and the worker is on; usually nil
	Log   func(Event)                                      // is told what happens, by one goroutine at a time
	Ready func(Addresses)                                  // is called once, after the first build, when answers are given; may be nil
}

// Addresses is where the handbook can be seen.
type Addresses struct {
	Local string // http://localhost:4747/
	LAN   string // http://192.168.1.20:4747/, or ""
	Moved bool   // the wished port was taken
}

// Event is one build, an error, or a note about watching.
type Event struct {
	Result *generator.Result // of a build, good or bad; nil when Err or Note is set
	Took   time.Duration     // how long that build took
	Err    error             // a build that broke off, or a page that could not be made
	Note   string
}

// farewell is how long answers that are under way may take when the server
// stops.
const farewell = time.Second

// Run serves until ctx is done, which is no error. The error is a port that
// could not be had or was lost. When Run returns, nothing of it runs any more.
func Run(ctx context.Context, opt Options) error {
	listeners, addrs, err := listen(opt.Port, opt.LAN)
	if err != nil {
		return err
	}
	group, ctx := errgroup.WithContext(ctx)
	st, log := newState(), inTurn(opt.Log)
	// Watching begins before the first build, so that no change falls between.
	w := newWatcher(opt.Roots, usualPace(), func(note string) { log(Event{Note: note}) })
	group.Go(func() error { w.run(ctx); return nil })
	loop := newLoop(opt.Build, st, usualPace(), log)
	loop.change(ctx) // the first build comes before the first answer
	var pages http.Handler = st
	if opt.Files != nil {
		pages = folder{opt.Files}
	}
	srv := newServer(ctx, guard(hosts(addrs), pages))
	for _, l := range listeners {
		group.Go(func() error { return srv.Serve(l) })
	}
	group.Go(func() error { loop.run(ctx, w.changed); return nil })
	group.Go(func() error { <-ctx.Done(); return stop(srv) })
	if opt.Ready != nil && ctx.Err() == nil {
		opt.Ready(addrs)
	}
	if err := group.Wait(); err != nil && !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}

// newServer makes a server whose requests end with ctx: a stream of events
// would hold up its end otherwise.
func newServer(ctx context.Context, h http.Handler) *http.Server {
	return &http.Server{
		Handler:                      h,
		ReadHeaderTimeout:            10 * time.Second,
		IdleTimeout:                  2 * time.Minute,
		MaxHeaderBytes:               64 << 10,
		DisableGeneralOptionsHandler: true, // it would answer past the guard
		BaseContext:                  func(net.Listener) context.Context { return ctx },
	}
}

// stop lets answers finish for a moment, then breaks them off.
func stop(srv *http.Server) error {
	ctx, cancel := context.WithTimeout(context.Background(), farewell)
	defer cancel()
	if srv.Shutdown(ctx) == nil {
		return nil
	}
	return srv.Close()
}

// inTurn makes a log that is called by one goroutine at a time.
func inTurn(log func(Event)) func(Event) {
	var mu sync.Mutex
	return func(e Event) {
		mu.Lock()
		defer mu.Unlock()
		log(e)
	}
}
