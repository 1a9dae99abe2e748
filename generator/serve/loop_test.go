package serve

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"handrail/generator"
	"handrail/generator/artifact"
	"handrail/generator/diag"
)

func good(files ...artifact.Artifact) *generator.Result {
	return &generator.Result{Artifacts: files}
}

// look is a result by another theme than those of other numbers.
func look(n byte, files ...artifact.Artifact) *generator.Result {
	return &generator.Result{Artifacts: files, Look: [32]byte{n}}
}

func bad(texts ...string) *generator.Result {
	res := &generator.Result{}
	for _, text := range texts {
		res.Diags = append(res.Diags, diag.Whole("content/a.md", "field-unknown", text, ""))
	}
	return res
}

// bench is a loop whose builds, changes and clock belong to the test. Its
// time is that of the synctest bubble: it passes when everybody waits.
type bench struct {
	*loop
	changed chan struct{}
	events  []Event
	builds  []time.Time // when each began
	results func(n int) (*generator.Result, error)
	started time.Time
}

// newBench starts a loop that is stopped at the end of the bubble's test.
func newBench(t *testing.T, results func(n int) (*generator.Result, error)) *bench {
	b := &bench{changed: make(chan struct{}, 1), results: results, started: time.Now()}
	b.loop = newLoop(func(context.Context) (*generator.Result, error) {
		b.builds = append(b.builds, time.Now())
		return b.results(len(b.builds))
	}, newState(), usualPace(), inTurn(func(e Event) { b.events = append(b.events, e) }))
	go b.run(t.Context(), b.changed)
	return b
}

// save makes a change and waits until the loop has nothing left to do.
func (b *bench) save() {
	signal(b.changed)
	b.idle()
}

// idle lets the bubble's clock go on, which takes no time at all, until
// everybody waits for the next change.
func (b *bench) idle() {
	time.Sleep(2 * time.Second)
	synctest.Wait()
}

func (b *bench) faults(t *testing.T) []string { return told(t, b.st).Faults }

// always gives the n-th build the n-th result, and all later ones the last.
func always(results ...*generator.Result) func(int) (*generator.Result, error) {
	return func(n int) (*generator.Result, error) { return results[min(n, len(results))-1], nil }
}

func TestLoopBuildsOnceForASave(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, always(good(page("index.html", "one"))))
		for range 5 { // the events of one save
			signal(b.changed)
			time.Sleep(time.Millisecond)
		}
		b.idle()
		if len(b.builds) != 1 || len(b.events) != 1 || text(b.st) != "one" {
			t.Errorf("%d builds, %d events, shown %q; want 1, 1 and one", len(b.builds), len(b.events), text(b.st))
		}
	})
}

func TestLoopGathersAStorm(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, func(n int) (*generator.Result, error) {
			time.Sleep(20 * time.Millisecond)
			return good(page("index.html", fmt.Sprint(n))), nil
		})
		var last time.Time
		for range 500 {
			last = time.Now()
			signal(b.changed)
			time.Sleep(4 * time.Millisecond)
		}
		b.idle()
		if got := b.builds[0].Sub(b.started); got > b.pace.settle*5 {
			t.Errorf("the first build began after %v: it must not wait for the storm to end", got)
		}
		if n := len(b.builds); n < 3 || n > 6 {
			t.Errorf("%d builds in two seconds of changes, want one about every half second", n)
		}
		if end := b.builds[len(b.builds)-1]; end.Before(last) || text(b.st) != fmt.Sprint(len(b.builds)) {
			t.Errorf("the last change, at %v, is not in what is shown: %q, begun at %v", last, text(b.st), end)
		}
	})
}

func TestLoopForgivesAHalfWrittenSave(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, always(bad("empty"), good(page("index.html", "whole"))))
		b.save()
		if len(b.events) != 1 || b.events[0].Result.Artifacts == nil || text(b.st) != "whole" {
			t.Errorf("%d events, shown %q; want one good build", len(b.events), text(b.st))
		}
		if got := told(t, b.st).Build; got != 1 {
			t.Errorf("pages were told %d times, want once", got)
		}
	})
}

func TestLoopTellsMistakesUntilTheyAreMended(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, always(good(page("index.html", "one")), bad("first", "second"), bad("first", "second"), good(page("index.html", "two"))))
		b.save()
		b.save()
		if got := b.faults(t); len(got) != 2 || !strings.Contains(got[0], "first") || !strings.Contains(got[1], "second") || text(b.st) != "one" {
			t.Errorf("told %q, shown %q; want both mistakes over the last good build", got, text(b.st))
		}
		b.save()
		if got := b.faults(t); len(got) != 0 || text(b.st) != "two" {
			t.Errorf("told %q, shown %q; want nothing over the new build", got, text(b.st))
		}
		if len(b.events) != 3 {
			t.Errorf("%d events, want 3", len(b.events))
		}
	})
}

func TestLoopOutlivesABuildThatBreaksOff(t *testing.T) {
	for name, breaks := range map[string]func(){"a disk": func() {}, "a bug": func() { panic("index out of range") }} {
		synctest.Test(t, func(t *testing.T) {
			broken := true
			b := newBench(t, func(int) (*generator.Result, error) {
				if broken {
					breaks()
					return nil, errors.New("index out of range")
				}
				return good(page("index.html", "mended")), nil
			})
			b.save()
			if got := b.faults(t); len(got) != 1 || !strings.Contains(got[0], "index out of range") || len(b.events) != 1 || b.events[0].Err == nil {
				t.Errorf("%s: told %q, %d events; want the error", name, got, len(b.events))
			}
			broken = false
			b.save()
			if got := b.faults(t); len(got) != 0 || text(b.st) != "mended" {
				t.Errorf("%s: told %q, shown %q; want the new build", name, got, text(b.st))
			}
		})
	}
}

func TestLoopFindsFaultsThatNobodyAskedFor(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, always(
			look(1, page("index.html", "one")),
			look(2, page("index.html", "two"), broken("far.html")),
			look(3, page("index.html", "three")),
		))
		b.save()
		b.save()
		if got := b.faults(t); !slices.Equal(got, []string{"no field Titel"}) || text(b.st) != "one" {
			t.Errorf("told %q, shown %q; want the fault over the build before", got, text(b.st))
		}
		if e := b.events[len(b.events)-1]; e.Err == nil {
			t.Error("the fault is not logged")
		}
		b.save()
		if got := b.faults(t); len(got) != 0 || text(b.st) != "three" {
			t.Errorf("told %q, shown %q; want the new build", got, text(b.st))
		}
	})
}

// After a change of the text alone nothing is made that nobody asks for; who
// asks for a page that cannot be made is told why, and so is the terminal, once.
func TestLoopTellsOfAFaultWhenItIsAskedFor(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, always(good(page("index.html", "one")), good(page("index.html", "two"), broken("far.html"))))
		b.save()
		b.save()
		if got := b.faults(t); len(got) != 0 || text(b.st) != "two" {
			t.Errorf("told %q, shown %q; want nothing over the new build", got, text(b.st))
		}
		for range 2 {
			if w := send(b.st, "GET", "/far.html"); w.Code != http.StatusInternalServerError {
				t.Errorf("status %d, want 500", w.Code)
			}
		}
		if got := b.faults(t); !slices.Equal(got, []string{"no field Titel"}) || text(b.st) != "two" {
			t.Errorf("told %q, shown %q; want the fault over the new build", got, text(b.st))
		}
		if e := b.events[len(b.events)-1]; len(b.events) != 3 || e.Err == nil {
			t.Errorf("%d events, the last %+v; want the fault logged once", len(b.events), e)
		}
	})
}

// A change may come before every file of a build was made; what is fallen back
// to later must not be a build that was never found whole.
func TestLoopFallsBackPastWhatWasNotProved(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		slow := func() artifact.Artifact {
			return artifact.New("slow.html", artifact.Page, func() ([]byte, error) { time.Sleep(time.Second); return nil, nil })
		}
		b := newBench(t, always(
			look(1, page("index.html", "one")),
			look(2, page("index.html", "two"), slow(), broken("far.html")),
			look(3, page("index.html", "three"), broken("far.html")),
		))
		b.save()
		signal(b.changed)
		time.Sleep(200 * time.Millisecond)
		synctest.Wait()
		if got := text(b.st); got != "two" {
			t.Fatalf("shown %q, want two", got)
		}
		b.save() // while slow.html is being made
		b.save()
		if got := b.faults(t); len(got) != 1 || text(b.st) != "one" {
			t.Errorf("told %q, shown %q; want the fault over the last whole build", got, text(b.st))
		}
	})
}

func TestLoopStopsInTheMiddle(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		making := make(chan struct{})
		file := artifact.New("slow.html", artifact.Page, func() ([]byte, error) { close(making); time.Sleep(time.Second); return nil, nil })
		st := newState()
		l := newLoop(func(context.Context) (*generator.Result, error) { return good(file, broken("far.html")), nil }, st, usualPace(), func(Event) {})
		changed := make(chan struct{}, 1)
		signal(changed)
		done := make(chan struct{})
		go func() { l.run(ctx, changed); close(done) }()
		<-making
		cancel()
		<-done // the bubble fails when anything still runs after this
		if got := told(t, st).Faults; len(got) != 0 {
			t.Errorf("told %q, want nothing: the file after the end was not to be made", got)
		}
	})
}

// TestLazyFiles: what is large and seldom asked for is made for who asks, and
// not after every save.
func TestLazyFiles(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		made := 0
		lazy := artifact.New("print.html", artifact.Page, func() ([]byte, error) { made++; return []byte("all"), nil })
		lazy.Lazy = true
		b := newBench(t, func(int) (*generator.Result, error) { return good(lazy), nil })
		b.save()
		if made != 0 {
			t.Error("it was made although nobody asked")
		}
		f, ok := b.st.now.Load().edition.find("print.html")
		if data, err := f.Bytes(); !ok || err != nil || string(data) != "all" {
			t.Errorf("asked for: %q, %v", data, err)
		}
	})
}
