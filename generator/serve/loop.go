package serve

import (
	"context"
	"path"
	"sync"
	"time"

	"handrail/generator"
)

// How long to wait between a change and a build. The first change builds at
// once; changes during a build are gathered until it is quiet, but not for
// long, and a file that an editor has just emptied is given time to fill.
const (
	quiet    = 60 * time.Millisecond
	maxWait  = 500 * time.Millisecond
	halfDone = 50 * time.Millisecond
)

// loop builds when something changes.
type loop struct {
	opt  Options
	st   *state
	warm sync.WaitGroup // the background rendering of the last build
	stop context.CancelFunc
	done chan struct{}
}

func newLoop(opt Options, st *state) *loop {
	return &loop{opt: opt, st: st, stop: func() {}, done: make(chan struct{})}
}

// run watches and builds until ctx is done.
func (l *loop) run(ctx context.Context) {
	defer close(l.done)
	w := newWatcher(l.opt.Roots, func(note string) { l.opt.Log(Event{Note: note}) })
	defer w.close()
	for {
		var names []string
		select {
		case <-ctx.Done():
			return
		case names = <-w.changes:
		}
		for len(names) > 0 {
			l.change(ctx, w, names)
			names = l.more(ctx, w)
		}
	}
}

// change builds after a change. Mistakes are told only when they are still
// there a moment later: an editor may have been half way through a save.
func (l *loop) change(ctx context.Context, w *watcher, names []string) {
	start := time.Now()
	res, err := l.opt.Build(ctx)
	if err == nil && res.Artifacts == nil {
		pause(ctx, halfDone)
		res, err = l.opt.Build(ctx)
	}
	l.show(ctx, res, err, time.Since(start), onlyStyles(names))
}

// build is the first build.
func (l *loop) build(ctx context.Context) {
	start := time.Now()
	res, err := l.opt.Build(ctx)
	l.show(ctx, res, err, time.Since(start), false)
}

func (l *loop) show(ctx context.Context, res *generator.Result, err error, took time.Duration, styles bool) {
	if ctx.Err() != nil {
		return
	}
	if err != nil {
		l.opt.Log(Event{Err: err})
		return
	}
	l.stop()
	l.warm.Wait()
	before := l.st.show(res, styles)
	l.opt.Log(Event{Result: res, Took: took})
	if res.Artifacts != nil {
		l.prepare(ctx, res, before)
	}
}

// prepare makes the rest of the pages in the background, so that they are
// there when asked for and so that a fault in a template is found.
func (l *loop) prepare(ctx context.Context, res *generator.Result, before *snapshot) {
	ctx, l.stop = context.WithCancel(ctx)
	l.warm.Go(func() {
		for _, f := range res.Artifacts {
			if ctx.Err() != nil {
				return
			}
			if _, err := f.Bytes(); err != nil {
				if d, ok := generator.Fault(err); ok {
					l.st.fallBack(before, d)
				}
				l.opt.Log(Event{Err: err})
				return
			}
		}
	})
}

// more gathers what changed during a build, until it is quiet.
func (l *loop) more(ctx context.Context, w *watcher) (names []string) {
	select {
	case names = <-w.changes:
	default:
		return nil
	}
	deadline := time.After(maxWait)
	for {
		select {
		case <-ctx.Done():
			return nil
		case more := <-w.changes:
			names = append(names, more...)
		case <-time.After(quiet):
			return names
		case <-deadline:
			return names
		}
	}
}

// wait returns when nothing of the loop runs any more; ctx must be done.
func (l *loop) wait() {
	<-l.done
	l.stop()
	l.warm.Wait()
}

func pause(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-t.C:
	}
}

func onlyStyles(names []string) bool {
	for _, n := range names {
		if path.Ext(n) != ".css" {
			return false
		}
	}
	return len(names) > 0
}
