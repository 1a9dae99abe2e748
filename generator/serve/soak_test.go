package serve

import (
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

var (
	turns = flag.Int("edits", 40, "how many edits TestSoak makes at least")
	soak  = flag.Duration("soak", 0, "how long TestSoak goes on at least, such as 20m; the server is measured first after a minute")
	seed  = flag.Uint64("seed", 0, "which edits TestSoak makes; 0 for new ones")
)

// stateOf finds the number that every part of a soaked page carries.
var stateOf = regexp.MustCompile(`(?:First|Title|Summary|Last)-(\d+)-`)

func soaked(n int) string {
	text := strings.Repeat(fmt.Sprintf("Words and words of First-%d-.\n\n", n), 1+n%40)
	return fmt.Sprintf("---\ntitle: Title-%[1]d-\nsummary: Summary-%[1]d-\n---\n\n%[2]s\n\n## Last-%[1]d-\n\nLast-%[1]d- words.\n", n, text)
}

// TestSoak edits a handbook in all the ways that editors do, with mistakes in
// between and folders that come and go, while readers ask for pages and tabs
// open and close. Every answer is the whole page of one state, every edit
// shows, and in the end the server holds no more than near the start.
//
//	go test ./generator/serve -run Soak -soak 20m -timeout 30m
func TestSoak(t *testing.T) {
	if *seed == 0 {
		*seed = rand.Uint64()
	}
	t.Logf("again with -seed %d", *seed)
	random := rand.New(rand.NewPCG(*seed, 0))
	before := runtime.NumGoroutine()
	dir, opt := newHandbook(t)
	opt.Log = func(Event) {} // an event holds a whole site
	s := serving(t, opt)
	role := filepath.Join(dir, "content", "guides", "role.md")
	put(t, role, soaked(0))
	stop := readAlong(t, s.Local)
	var early room
	n, began := 1, time.Now()
	for ; n <= *turns || time.Since(began) < *soak; n++ {
		disturb(t, random, dir, n)
		saveSomehow(t, random, role, soaked(n))
		tab := openStream(t, s.Local)
		tab.until(t, "the edit shows", func(m message) bool {
			_, body := get(t, s.Local+"guides/role.html")
			return len(m.Faults) == 0 && strings.Contains(body, fmt.Sprintf("Last-%d-", n))
		})
		tab.close()
		if early.heap == 0 && n >= (*turns+2)/3 && time.Since(began) >= min(*soak/3, time.Minute) {
			early = measure()
		}
		if t.Failed() {
			t.Fatalf("at edit %d, seed %d", n, *seed)
		}
	}
	late, answers := measure(), stop()
	t.Logf("%d edits, %d answers; heap %d kB early on, %d kB at the end; %d and %d goroutines", n-1, answers, early.heap>>10, late.heap>>10, early.goroutines, late.goroutines)
	most := early.heap + early.heap/4 + 8<<20 // so soon, some of it is still growing into place
	if *soak > time.Minute {
		most = early.heap + early.heap/10
	}
	if late.heap > most {
		t.Errorf("heap grew from %d to %d bytes", early.heap, late.heap)
	}
	if late.goroutines > early.goroutines+20 { // streams and readers come and go
		t.Errorf("goroutines grew from %d to %d", early.goroutines, late.goroutines)
	}
	if err := s.stop(); err != nil {
		t.Errorf("Run returned %v", err)
	}
	eventually(t, "nothing runs any more", func() bool { return runtime.NumGoroutine() <= before })
}

// room is what the process takes.
type room struct {
	heap       uint64 // bytes that are in use
	goroutines int
}

func measure() room {
	runtime.GC()
	runtime.GC() // what the first one only marked for a last rite
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return room{m.HeapAlloc, runtime.NumGoroutine()}
}

// disturb changes something else: a page that comes and goes with its folder,
// a mistake that is mended at once, junk, or nothing.
func disturb(t *testing.T, random *rand.Rand, dir string, n int) {
	t.Helper()
	in := func(name ...string) string { return filepath.Join(dir, "content", filepath.Join(name...)) }
	switch random.IntN(6) {
	case 0:
		put(t, in("venues", "deep", fmt.Sprintf("v%d.md", n%7)), guide("A room."))
	case 1:
		try(t, os.RemoveAll(in("venues")))
	case 2:
		put(t, in("guides", "other.md"), "---\ntitel: x\n---\n")
		put(t, in("guides", "other.md"), guide("[role](role.md)"))
	case 3:
		put(t, in("guides", ".role.md.swp"), "junk")
		put(t, in("handbook.yaml"), fmt.Sprintf("title: Handbook %d\n", n))
	case 4:
		try(t, os.Rename(in("guides"), filepath.Join(dir, "away")))
		try(t, os.Rename(filepath.Join(dir, "away"), in("guides")))
	}
}

// saveSomehow saves a file in one of the ways that editors have.
func saveSomehow(t *testing.T, random *rand.Rand, name, text string) {
	t.Helper()
	switch random.IntN(4) {
	case 0:
		put(t, name, text)
	case 1:
		put(t, name+".tmp", text)
		try(t, os.Rename(name+".tmp", name))
	case 2: // vim, with a backup
		try(t, os.Rename(name, name+"~"))
		put(t, name, text)
		try(t, os.Remove(name+"~"))
	case 3: // in pieces, and a build may fall between two
		f, err := os.Create(name)
		try(t, err)
		for piece := range strings.SplitAfterSeq(text, "\n") {
			_, err := io.WriteString(f, piece)
			try(t, err)
		}
		try(t, f.Close())
	}
}

// readAlong asks for pages until stop is called, and fails the test at an
// answer that is not one whole page of one state.
func readAlong(t *testing.T, base string) (stop func() (answers int64)) {
	t.Helper()
	var readers sync.WaitGroup
	var answers atomic.Int64
	enough := make(chan struct{})
	for range 3 {
		readers.Go(func() {
			own := &http.Transport{}
			defer own.CloseIdleConnections()
			client := &http.Client{Transport: own, Timeout: within}
			for i := 0; ; i++ {
				select {
				case <-enough:
					return
				default:
				}
				if fault := readOne(client, base+[]string{"guides/role.html", "a-z.html", "index.html"}[i%3]); fault != "" {
					t.Error(fault)
					return
				}
				answers.Add(1)
			}
		})
	}
	return func() int64 { close(enough); readers.Wait(); return answers.Load() }
}

// readOne asks for a page, and says what is wrong with the answer.
func readOne(client *http.Client, address string) (fault string) {
	resp, err := client.Get(address)
	if err != nil {
		return err.Error()
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	page := strings.TrimSpace(string(data))
	// Vim takes a file away for a moment, and a build may fall into it.
	answered := resp.StatusCode == http.StatusOK || resp.StatusCode == http.StatusNotFound && strings.HasSuffix(address, "role.html")
	if err != nil || !answered || resp.ContentLength != int64(len(data)) || !strings.HasSuffix(page, "</html>") {
		return fmt.Sprintf("%s: status %d, %d bytes of %d, %v: not a whole page", address, resp.StatusCode, len(data), resp.ContentLength, err)
	}
	// The mark ends in a hash of the page as built: what came is what was made.
	if mark := resp.Header.Get(markHeader); !strings.HasSuffix(mark, "-"+shortHash(tagPattern.ReplaceAll(data, nil))) {
		return fmt.Sprintf("%s: the page is not that of its mark %s", address, mark)
	}
	states := map[string]bool{}
	for _, m := range stateOf.FindAllStringSubmatch(page, -1) {
		states[m[1]] = true
	}
	if len(states) > 1 {
		return fmt.Sprintf("%s holds words of the states %v", address, states)
	}
	return ""
}
