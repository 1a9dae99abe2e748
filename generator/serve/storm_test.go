package serve

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"
	"testing"

	"handrail/generator"
)

// A storm is a branch checked out: many files within a moment. The loop builds
// a few times, and what is shown in the end is the last state of all files.
func TestStormOfFiles(t *testing.T) {
	const files = 500
	g, p := newGrove(t), usualPace()
	w := g.start(t, p)
	st, written := newState(), make(chan struct{})
	builds := 0 // of one goroutine, until the loop has ended
	l := newLoop(func(context.Context) (*generator.Result, error) {
		builds++
		wait(t, written, "the end of the storm") // the first build lasts as long as the storm
		found, err := filepath.Glob(g.in("storm", "*.md"))
		return good(page("index.html", fmt.Sprint(len(found)))), err
	}, st, p, func(Event) {})
	ctx, cancel := context.WithCancel(t.Context())
	var running sync.WaitGroup
	running.Go(func() { l.run(ctx, w.changed) })
	for i := range files {
		put(t, g.in("storm", fmt.Sprintf("%d.md", i)), "text")
		put(t, g.in("page.md"), fmt.Sprint(i))
	}
	close(written)
	eventually(t, "all files are shown", func() bool { return st.now.Load().edition != nil && text(st) == fmt.Sprint(files) })
	cancel()
	running.Wait()
	if builds > files/20 {
		t.Errorf("%d builds for %d changes", builds, 2*files)
	}
}
