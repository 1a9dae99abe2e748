package serve

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"handrail/generator/diag"
)

func told(t *testing.T, st *state) message {
	t.Helper()
	var m message
	if err := json.Unmarshal(st.now.Load().told, &m); err != nil {
		t.Fatal(err)
	}
	return m
}

// text is what / says at present.
func text(st *state) string {
	return tagPattern.ReplaceAllString(send(st, "GET", "/").Body.String(), "")
}

func TestStateKeepsTheLastGoodFiles(t *testing.T) {
	st := showing(page("index.html", "one"))
	st.fail([]string{"first", "second"})
	if got := told(t, st); !slices.Equal(got.Faults, []string{"first", "second"}) || text(st) != "one" {
		t.Errorf("after a bad build: told %v, shown %q", got, text(st))
	}
	st.show(sample[:1], [32]byte{})
	if got := told(t, st); got.Faults == nil || len(got.Faults) != 0 || !strings.Contains(text(st), "Home") {
		t.Errorf("after it was mended: told %v, shown %q", got, text(st))
	}
	if got := told(t, st).Build; got != 3 {
		t.Errorf("build %d, want 3", got)
	}
}

func TestStateFallsBackToWhatIsWhole(t *testing.T) {
	st := showing(page("index.html", "whole"))
	st.prove(st.unproved())
	if st.unproved() != nil {
		t.Error("a proved edition is to be proved again")
	}
	st.show(sample, [32]byte{1})             // by another theme: one file cannot be made, which nobody has found yet
	st.fail([]string{"a mistake in a page"}) // meanwhile something else went wrong
	st.fallBack("a mistake in a template")
	if got := told(t, st).Faults; !slices.Equal(got, []string{"a mistake in a page", "a mistake in a template"}) || text(st) != "whole" {
		t.Errorf("told %q, shown %q", got, text(st))
	}
	if st.unproved() != nil {
		t.Error("what was fallen back to is to be proved again")
	}
	st.show(sample[:1], [32]byte{})
	if st.unproved() != nil {
		t.Error("pages of a theme that was proved are to be proved again")
	}
	first := showing(sample...)
	first.fallBack("a mistake")
	if w := send(first, "GET", "/"); w.Code != 500 {
		t.Errorf("nothing is whole yet: status %d, want 500", w.Code)
	}
}

func TestSubscribersSeeTheNewestAndHoldNobodyUp(t *testing.T) {
	st := newState()
	wake, leave := st.subscribe()
	defer leave()
	<-wake
	for i := range 1000 {
		st.fail([]string{fmt.Sprint(i)}) // nobody takes from wake meanwhile
	}
	<-wake
	if got := told(t, st).Faults[0]; got != "999" {
		t.Errorf("told %s, want the newest", got)
	}
	select {
	case <-wake:
		t.Error("woken without anything new")
	default:
	}
}

func TestSubscribersComeAndGo(t *testing.T) {
	st := newState()
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 100 {
				wake, leave := st.subscribe()
				<-wake
				st.fail(nil)
				leave()
			}
		})
	}
	all.Wait()
	if n := len(st.waiting); n != 0 {
		t.Errorf("%d subscribers left, want none", n)
	}
	if got := told(t, st).Build; got != 800 {
		t.Errorf("build %d, want 800: one for each", got)
	}
}

func TestFaultTexts(t *testing.T) {
	bad := diag.At("content/a.md", []byte("tag: [x]\n"), 0, 3, "field-unknown", "unknown field tag", "did you mean tags?")
	advice := diag.Whole("content/a.md", "plan-overrun", "too long", "")
	if got := faultTexts([]diag.Diag{advice, bad}); len(got) != 1 || !strings.Contains(got[0], "content/a.md:1:1: error: unknown field tag") || !strings.Contains(got[0], "^^^") {
		t.Errorf("got %q, want the mistake alone, with its place and line", got)
	}
	if got := faultTexts([]diag.Diag{advice}); len(got) != 1 {
		t.Errorf("got %q, want the advice: it must be what stopped the build", got)
	}
	if got := faultTexts(slices.Repeat([]diag.Diag{bad}, faultsTold+5)); len(got) != faultsTold+1 || !strings.Contains(got[faultsTold], "5 more") {
		t.Errorf("%d texts, the last %q", len(got), got[len(got)-1])
	}
}
