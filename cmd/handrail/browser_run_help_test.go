//go:build !race

package main

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/rogpeppe/go-internal/txtar"
)

// riverside builds the handbook of testdata/sites/riverside.txtar, and returns where
// it can be met: from a server of its own ("top") and as files ("file").
func riverside(t *testing.T) map[string]string {
	t.Helper()
	dir := riversideDir(t)
	build(t, dir)
	server := httptest.NewServer(http.FileServer(http.Dir(filepath.Join(dir, "public"))))
	t.Cleanup(server.Close)
	return map[string]string{"top": server.URL + "/", "file": (&url.URL{Scheme: "file", Path: filepath.ToSlash(dir) + "/public/"}).String()}
}

// riversideDir writes the handbook's source.
func riversideDir(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	archive, err := txtar.ParseFile("testdata/sites/riverside.txtar")
	if err != nil {
		t.Fatal(err)
	}
	if err := txtar.Write(archive, dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

func build(t *testing.T, dir string) {
	t.Helper()
	a := &app{in: strings.NewReader(""), out: io.Discard, err: io.Discard}
	if err := a.build(context.Background(), dir, filepath.Join(dir, "public"), siteFlags{quiet: true}, false); err != nil {
		t.Fatal(err)
	}
}

// rewrite changes a page of a handbook and builds it again; without new text
// the page goes.
func rewrite(t *testing.T, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, "content", filepath.FromSlash(name))
	var err error
	if text == "" {
		err = os.Remove(file)
	} else {
		err = os.WriteFile(file, []byte(text), 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
	build(t, dir)
}

// standStill makes the tab's clock one that the test sets, in all tabs of an
// origin. It counts what the phone does (buzz, tones, locks that keep the
// screen on), and forgets what other tests kept.
func (tb *tab) standStill(base string) {
	tb.t.Helper()
	call(tb, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: `
		const set = (h, m, s) => { localStorage.testNow = +new Date(2026, 2, 3, h, m, s) };
		Date.now = () => Number(localStorage.testNow);
		const more = (what, n) => { localStorage[what] = n + Number(localStorage[what] ?? 0) };
		const part = { connect: () => part, start: () => more("testTones", 1), stop() {}, gain: {}, frequency: {} };
		navigator.vibrate = () => { more("testBuzz", 1); return true };
		globalThis.AudioContext = class { createOscillator() { return part } createGain() { return part } resume() {} };
		Object.defineProperty(navigator, "wakeLock", { value: { request: async () => {
			if (localStorage.testDark) throw new Error("not now");
			more("testLocks", 1);
			return { release: () => more("testLocks", -1) };
		} } });
		globalThis.testClock = set;`})
	tb.open(base + "index.html")
	eval[bool](tb, `(localStorage.clear(), true)`)
	tb.clock(18, 0, 0)
}

// clock sets the time of the day.
func (tb *tab) clock(hour, minute, second int) {
	tb.t.Helper()
	eval[bool](tb, `(testClock(`+itoa(hour)+`, `+itoa(minute)+`, `+itoa(second)+`), true)`)
}

// run starts the evening plan of Riverside at six.
func (tb *tab) run(base string) {
	tb.t.Helper()
	tb.open(base + "plans/evening.html")
	tb.press("button[data-plan-run]")
	tb.wantText("[data-run-place]", "Step 1 of 6")
}

// press clicks or taps what can be seen.
func (tb *tab) press(selector string) {
	tb.t.Helper()
	tb.do(chromedp.Click(selector))
}

// fill fills in a field of the plan's page.
func (tb *tab) fill(name, value string) {
	tb.t.Helper()
	eval[bool](tb, `(f => { f.value = "`+value+`"; return f.dispatchEvent(new Event("input", {bubbles: true})) })(document.querySelector("[data-plan-choice] [name=`+name+`]"))`)
}

// wantText waits until an element says what it should.
func (tb *tab) wantText(selector, want string) {
	tb.t.Helper()
	got := ""
	ok := false
	tb.tryFor(func() bool {
		text, err := chromedp.Run(tb.ctx, chromedp.Evaluate[string](`document.querySelector(`+quoted(selector)+`)?.textContent.trim() ?? ""`))
		if err == nil {
			got = text
		}
		ok = got == want
		return ok
	})
	if !ok {
		tb.t.Errorf("%s says %q, want %q", selector, got, want)
	}
}

func quoted(s string) string { return "`" + s + "`" }

// reload loads the page again, as after a discarded tab.
func reload() chromedp.Action[chromedp.Void] { return chromedp.Reload() }

// network switches the tab's network on or off.
func (tb *tab) network(on bool) {
	tb.t.Helper()
	call(tb, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
		MatchedNetworkConditions: []*network.Conditions{{Offline: !on, DownloadThroughput: -1, UploadThroughput: -1}},
	})
}
