//go:build !race

package main

import (
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/chromedp"
)

// BenchmarkSearch measures the search of built sites in the browser, slowed
// down six times:
//
//	go test ./cmd/handrail -run '^$' -bench Search
//
// cold-ms is from the first letters to the first result, with nothing loaded;
// p50-ms and p95-ms are one letter more; first-KB and next-KB are gzipped
// bytes for the first query and, in the middle, for one more, typed without a
// rest; heap-MB is what the page's scripts hold in the end. Times tell little on
// a machine with other work: cold-cpu-ms, key-cpu-p50-ms and key-cpu-p95-ms are
// six times what the page's own thread works, in scripts, styles and layout.
func BenchmarkSearch(b *testing.B) {
	for _, pages := range []int{0, 1000, 10_000} {
		name := "starter"
		if pages > 0 {
			name = fmt.Sprint(pages)
		}
		b.Run(name, func(b *testing.B) {
			site, words := "../..", strings.Fields("conflict listening panic rules closing silence")
			if pages > 0 {
				site = b.TempDir()
				words = writeHandbook(b, site, pages)
			}
			out := b.TempDir()
			a := &app{in: strings.NewReader(""), out: io.Discard, err: io.Discard}
			if err := a.build(context.Background(), site, out, siteFlags{quiet: true}, false); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				measureSearch(b, out, words)
				measureWork(b, out, words)
			}
		})
	}
}

func measureSearch(b *testing.B, dir string, words []string) {
	var sent atomic.Int64
	srv := httptest.NewServer(counted(http.FileServer(http.Dir(dir)), &sent))
	defer srv.Close()
	browser.once.Do(startBrowser)
	if browser.err != nil {
		b.Fatal(browser.err)
	}
	ctx, cancel := chromedp.NewContext(browser.ctx)
	defer cancel()
	must := func(err error) {
		if err != nil {
			b.Fatal(err)
		}
	}
	must(chromedp.Do(ctx, chromedp.Steps()))
	_, err := chromedp.Call(ctx, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: 6})
	must(err)
	must(chromedp.Do(ctx, chromedp.Navigate(srv.URL+"/index.html")))
	number := func(script string) float64 {
		v, err := chromedp.Run(ctx, chromedp.Evaluate[float64](script))
		must(err)
		return v
	}
	sent.Store(0)
	number(`(() => {
		const input = document.getElementById("q"), start = performance.now();
		new MutationObserver((_, o) => { window.cold = performance.now() - start; o.disconnect(); }).observe(document.getElementById("search-results"), { childList: true });
		window.type = text => {
			const start = performance.now();
			input.value = text;
			input.dispatchEvent(new Event("input", { bubbles: true }));
			return performance.now() - start;
		};
		input.focus();
		return window.type("` + words[0] + `");
	})()`)
	until := func(script string) {
		deadline := time.Now().Add(patience)
		for number(script) == 0 {
			if time.Now().After(deadline) {
				b.Fatalf("never true: %s", script)
			}
		}
	}
	const settled = `+(document.getElementById("search-results").ariaBusy != "true")`
	until(`+(window.cold > 0)`)
	until(settled)
	b.ReportMetric(number(`window.cold`), "cold-ms")
	b.ReportMetric(float64(sent.Swap(0))/1024, "first-KB")
	var keys, next []float64
	for _, w := range words[1:] {
		for i := 2; i <= len(w); i++ {
			keys = append(keys, number(`window.type("`+w[:i]+`")`))
		}
		until(settled)
		next = append(next, float64(sent.Swap(0))/1024)
	}
	slices.Sort(keys)
	slices.Sort(next)
	b.ReportMetric(keys[len(keys)/2], "p50-ms")
	b.ReportMetric(keys[len(keys)*95/100], "p95-ms")
	b.ReportMetric(next[len(next)/2], "next-KB")
	b.ReportMetric(number(`performance.memory.usedJSHeapSize`)/(1<<20), "heap-MB")
}

// measureWork measures what the page's thread works, which other work on the
// machine hardly changes. The browser must not be slowed down: it would count
// its own waiting as work.
func measureWork(b *testing.B, dir string, words []string) {
	srv := httptest.NewServer(counted(http.FileServer(http.Dir(dir)), new(atomic.Int64)))
	defer srv.Close()
	ctx, cancel := chromedp.NewContext(browser.ctx)
	defer cancel()
	must := func(err error) {
		if err != nil {
			b.Fatal(err)
		}
	}
	must(chromedp.Do(ctx, chromedp.Navigate(srv.URL+"/index.html")))
	_, err := chromedp.Call(ctx, performance.Enable, performance.EnableParams{TimeDomain: performance.EnableTimeDomainThreadTicks})
	must(err)
	worked := func() (ms float64) {
		r, err := chromedp.Call(ctx, performance.GetMetrics, cdp.Empty{})
		must(err)
		for _, m := range r.Metrics {
			switch m.Name {
			case "ScriptDuration", "LayoutDuration", "RecalcStyleDuration":
				ms += m.Value * 1000
			}
		}
		return 6 * ms
	}
	typed := func(text string) float64 {
		before := worked()
		_, err := chromedp.Run(ctx, chromedp.Evaluate[bool](`(input => {
			input.focus();
			input.value = "`+text+`";
			return input.dispatchEvent(new Event("input", { bubbles: true }));
		})(document.getElementById("q"))`))
		must(err)
		_, err = chromedp.Run(ctx, chromedp.Poll[bool](`document.querySelector("#search-results a") && document.getElementById("search-results").ariaBusy != "true"`))
		must(err)
		return worked() - before
	}
	b.ReportMetric(typed(words[0]), "cold-cpu-ms")
	var keys []float64
	for _, w := range words[1:] {
		for i := 2; i <= len(w); i++ {
			keys = append(keys, typed(w[:i]))
		}
	}
	slices.Sort(keys)
	b.ReportMetric(keys[len(keys)/2], "key-cpu-p50-ms")
	b.ReportMetric(keys[len(keys)*95/100], "key-cpu-p95-ms")
}

// counted gzips what h answers and counts the bytes. It has no worker, which
// would bring the whole handbook meanwhile.
func counted(h http.Handler, sent *atomic.Int64) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/sw.js" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Encoding", "gzip")
		r.Header.Del("Range")
		z := gzip.NewWriter(io.MultiWriter(w, counter{sent}))
		defer z.Close()
		h.ServeHTTP(gzipped{w, z}, r)
	})
}

type counter struct{ sent *atomic.Int64 }

func (c counter) Write(p []byte) (int, error) { c.sent.Add(int64(len(p))); return len(p), nil }

type gzipped struct {
	http.ResponseWriter
	z io.Writer
}

func (g gzipped) WriteHeader(code int) {
	g.Header().Del("Content-Length")
	g.ResponseWriter.WriteHeader(code)
}

func (g gzipped) Write(p []byte) (int, error) { return g.z.Write(p) }

// writeHandbook writes a site of n pages of about 310 made-up words, common
// and rare ones as in English, and returns some words of its titles.
func writeHandbook(b testing.TB, dir string, n int) []string {
	rnd := rand.New(rand.NewPCG(42, 42))
	syllables := strings.Fields("ba ce di fo gu ha je ki lo mu na pe ri so tu va we stri pro gra cha she tho bri ploa cou nai ree mond tist lack forn sild")
	vocabulary := make([]string, 9000)
	for i := range vocabulary {
		for range 2 + rnd.IntN(2) {
			vocabulary[i] += syllables[rnd.IntN(len(syllables))]
		}
	}
	text := func(words int) string {
		w := make([]string, words)
		for i := range w {
			w[i] = vocabulary[int(math.Pow(float64(len(vocabulary)), rnd.Float64()))-1]
		}
		return strings.Join(w, " ")
	}
	write := func(path, text string) {
		if err := os.WriteFile(filepath.Join(dir, "content", path), []byte(text), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	if err := os.MkdirAll(filepath.Join(dir, "content", "guides"), 0o755); err != nil {
		b.Fatal(err)
	}
	write("handbook.yaml", "title: Made up\n")
	write("index.md", "---\ntitle: Home\nsummary: Start here.\n---\nHello.\n")
	var words []string
	for i := range n {
		title := text(3)
		if i < 6 {
			words = append(words, strings.Fields(title)[0])
		}
		page := "---\ntitle: " + title + "\nsummary: " + text(12) + ".\n---\n"
		for range 5 {
			page += "## " + text(3) + "\n\n" + text(28) + ".\n\n" + text(28) + ".\n\n"
		}
		write(fmt.Sprintf("guides/p%05d.md", i), page)
	}
	return words
}
