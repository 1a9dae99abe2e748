package serve

import (
	"context"
	"fmt"
	"sync"
	"time"

	"handrail/generator"
)

// pace is how long to wait for what.
type pace struct {
	settle time.Duration // a save is several events within a moment; a build starts when they stop
	quiet  time.Duration // what changes during a build, or so soon after it, is gathered until it is quiet this long,
	limit  time.Duration // but not longer than this
	half   time.Duration // a file that an editor has just emptied, or half written, is given this time to fill
	sweep  time.Duration // how often all files are looked at, whatever the system's events say
}

func usualPace() pace {
	return pace{
		settle: 2 * time.Millisecond,
		quiet:  60 * time.Millisecond,
		limit:  500 * time.Millisecond,
		half:   50 * time.Millisecond,
		sweep:  time.Second,
	}
}

// loop builds when something changes.
type loop struct {
	build func(context.Context) (*generator.Result, error)
	st    *state
	pace  pace
	log   func(Event)

	trying sync.WaitGroup     // the files that are being tried out in the background
	cancel context.CancelFunc // stops that
	tried  map[string]bool    // what could be made by the theme of look, by path
	look   [32]byte
}

func newLoop(build func(context.Context) (*generator.Result, error), st *state, p pace, log func(Event)) *loop {
	st.broke = func(err error) { log(Event{Err: err}) }
	return &loop{build: build, st: st, pace: p, log: log, cancel: func() {}}
}

// run builds whenever changed has a token, until ctx is done.
func (l *loop) run(ctx context.Context, changed <-chan struct{}) {
	defer l.halt()
	for {
		select {
		case <-ctx.Done():
			return
		case <-changed:
		}
		calm(ctx, changed, l.pace.settle, 5*l.pace.settle)
		l.change(ctx)
		for soon(ctx, changed, l.pace.quiet) {
			calm(ctx, changed, l.pace.quiet, l.pace.limit)
			l.change(ctx)
		}
	}
}

// change builds, shows what came of it, and has the files of a new theme tried
// out in the background. Mistakes are told only when they are still there a moment
// later: an editor may have been half way through a save.
func (l *loop) change(ctx context.Context) {
	l.halt()
	res, took, err := l.attempt(ctx)
	if err != nil || res.Artifacts == nil {
		soon(ctx, nil, l.pace.half)
		res, took, err = l.attempt(ctx)
	}
	switch {
	case ctx.Err() != nil:
		return
	case err != nil:
		l.st.fail([]string{err.Error()})
		l.log(Event{Err: err})
	case res.Artifacts == nil:
		l.st.fail(faultTexts(res.Diags))
		l.log(Event{Result: res, Took: took})
	default:
		l.st.show(res.Artifacts, res.Look)
		l.log(Event{Result: res, Took: took})
	}
	l.prepare(ctx)
}

// attempt builds once. A bug that shows is the build's error: it must not end
// the server of somebody who is writing.
func (l *loop) attempt(ctx context.Context) (res *generator.Result, took time.Duration, err error) {
	start := time.Now()
	defer func() {
		took = time.Since(start)
		if bug := recover(); bug != nil {
			err = fmt.Errorf("build: %v", bug)
		}
	}()
	res, err = l.build(ctx)
	return res, took, err
}

// prepare tries out all files of a new theme, and of the first build, so that a
// fault in a template is found before somebody meets it; what is lazy waits
// until it is asked for. What was tried before a save came between is not tried
// again. A fault puts up the last edition again that had none.
func (l *loop) prepare(ctx context.Context) {
	ed := l.st.unproved()
	if ed == nil {
		return
	}
	if l.look != ed.look || l.tried == nil {
		l.look, l.tried = ed.look, map[string]bool{}
	}
	ctx, l.cancel = context.WithCancel(ctx)
	l.trying.Go(func() {
		for _, f := range ed.all {
			if ctx.Err() != nil {
				return
			}
			if f.Lazy || l.tried[f.Path] {
				continue
			}
			if err := tryOut(f); err != nil {
				l.st.fallBack(errorText(err))
				l.log(Event{Err: err})
				return
			}
			l.tried[f.Path] = true
		}
		l.tried = nil
		l.st.prove(ed)
	})
}

// halt stops trying files out in the background: the cores are needed elsewhere.
func (l *loop) halt() {
	l.cancel()
	l.trying.Wait()
}

// soon tells whether something changes within d.
func soon(ctx context.Context, changed <-chan struct{}, d time.Duration) bool {
	select {
	case <-ctx.Done():
		return false
	case <-changed:
		return true
	case <-time.After(d):
		return false
	}
}

// calm returns when nothing has changed for quiet, or after limit.
func calm(ctx context.Context, changed <-chan struct{}, quiet, limit time.Duration) {
	end := time.Now().Add(limit)
	for soon(ctx, changed, min(quiet, time.Until(end))) {
	}
}
