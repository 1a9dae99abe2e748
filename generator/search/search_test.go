package search

import (
	"bytes"
	"compress/gzip"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/js"
)

const theme = "../../themes/default/"

func handbook() []Doc {
	return []Doc{
		{
			URL: "playbooks/conflict.html", Kind: "playbook", KindLabel: "Playbook", Title: "Conflict",
			Summary: "Slow it down, hear both.", Aliases: []string{"shouting", "two members arguing"}, Tags: []string{"safety"},
			Signs:    []string{"voices rise and others go quiet or look at the floor"},
			Intro:    "Members argue. Arguments pass.",
			Sections: []Section{{Heading: "First minute", ID: "first-minute", Text: "Breathe out. You won't fix it."}, {Heading: "Say this", ID: "say", Text: "One at a time."}},
		},
		{
			URL: "playbooks/overdose.html", Kind: "playbook", KindLabel: "Playbook", Title: "Overdose", Urgent: true,
			Summary: "Call, naloxone, breathe for them.", Aliases: []string{"not breathing", "blue lips"},
		},
		{URL: "guides/boundary.html", Kind: "guide", KindLabel: "Guide", Title: "Friend or co-facilitator?", Intro: "Café: a naïve idea. They told you."},
		{URL: "index.html", Kind: "home", KindLabel: "Home", Title: "Handbook", Summary: "Start."},
		{URL: "glossary.html#air/time", Kind: "term", KindLabel: "Word", Title: "Airtime", Summary: "Who tells how long."},
	}
}

func build(t testing.TB, docs []Doc, opt Options) []byte {
	t.Helper()
	files, err := Build(docs, opt)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 || files[0].Path != Path {
		t.Fatalf("first file is not %s: %v", Path, files)
	}
	data, err := files[0].Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestRoundTrip(t *testing.T) {
	docs := handbook()
	d := decode(t, build(t, docs, Options{
		Language: "en-GB",
		Words:    map[string][]string{"boundary": {"saying no"}, "playbooks/conflict": {"row"}, "nobody-has-this": {"unused"}},
		Topics:   []Link{{"Playbooks", "playbooks/index.html"}},
	}))
	for _, tt := range []struct {
		word string
		page int
		want int
	}{
		{"conflict", 0, levelTitle},
		{"shouting", 0, levelAlone},
		{"row", 0, levelAlone},
		{"arguing", 0, levelPhrase},
		{"argued", 0, -1}, // no such word, though its group is there
		{"voices", 0, levelSummary},
		{"slow", 0, levelSummary},
		{"safety", 0, levelSummary},
		{"minute", 0, levelHeading},
		{"fix", 0, levelOnce},
		{"breath", 0, levelOnce}, // an irregular form of breathe, on no page
		{"out", 0, -1},           // quiet, and in the running text only
		{"the", 0, -1},
		{"shouting", 1, -1},
		{"notbreathing", 1, -1}, // a pair, not a word
		{"not", 1, levelQuiet},
		{"cofacilitator", 2, levelTitle},
		{"facilitator", 2, levelTitle},
		{"cafe", 2, levelOnce},
		{"naive", 2, levelOnce},
		{"sayingno", 2, levelAlone},
		{"unused", 2, -1},
		{"airtime", 4, levelTitle},
	} {
		if got := d.level(tt.word, tt.page); got != tt.want {
			t.Errorf("%s on page %d: level %d, want %d", tt.word, tt.page, got, tt.want)
		}
	}
	if !slices.IsSortedFunc(d.words, compareUTF16) {
		t.Error("words out of order")
	}
	if pairs := d.pairs(); len(pairs) != len(docs) || !slices.Contains(pairs[1], pairOf("not", "breath")) || !slices.Contains(pairs[2], pairOf("say", "no")) || slices.Contains(pairs[0], pairOf("not", "breath")) {
		t.Errorf("pairs %v, want not breathing on page 1 and saying no on page 2", pairs)
	}
	var urls []string
	for _, doc := range docs {
		urls = append(urls, doc.URL)
	}
	if diff := cmp.Diff(urls, d.urls); diff != "" {
		t.Errorf("addresses (-want +got):\n%s", diff)
	}
	for name, want := range map[string]string{
		"titles": "Conflict\nOverdose\nFriend or co-facilitator?\nHandbook\nAirtime",
		"heads":  "First minute\tSay this\vsay\n\n\n\n",
		"kinds":  "!Playbook\nGuide\nHome\n?Word",
		"topics": "Playbooks\tplaybooks/index.html",
	} {
		if d.fields[name] != want {
			t.Errorf("%s = %q, want %q", name, d.fields[name], want)
		}
	}
	if diff := cmp.Diff([]int{0, 1, 2, 4, 6}, numbers(d.fields["kind"])); diff != "" {
		t.Errorf("kind (-want +got):\n%s", diff)
	}
}

// Every posting of a large index comes back, numbers beyond the alphabet too.
func TestRoundTripLarge(t *testing.T) {
	docs := newCorpus(40_000).docs(400, 100)
	docs[399].Aliases = []string{"zebrafish"}
	docs[7].Aliases = []string{"zebrafish", "\U0001d41azz", "\uffdazz"}
	docs[9].Aliases = []string{strings.Repeat("\U00010330", 24), strings.Repeat("\U00010330", 23) + "\U00010331"} // 46 units in common
	lang := languageFor("en")
	want := collect(docs, make([][]string, len(docs)), lang)
	got := decode(t, build(t, docs, Options{Language: "en"}))
	if diff := cmp.Diff(want.words, got.words); diff != "" {
		t.Fatalf("words (-want +got):\n%s", diff)
	}
	for i, w := range want.words {
		var pages, levels []int
		for _, p := range want.groups[want.of[i]] {
			pages, levels = append(pages, int(p.page)), append(levels, int(p.level))
		}
		if g := got.group[i]; !slices.Equal(pages, got.pages[g]) || !slices.Equal(levels, got.levels[g]) {
			t.Fatalf("%s: pages %v levels %v, want %v %v", w, got.pages[g], got.levels[g], pages, levels)
		}
	}
	if lines := strings.Count(got.fields["words"], "\n"); lines < 10 {
		t.Errorf("%d words on %d shelves", len(got.words), lines+1)
	}
	if got.level("zebrafish", 399) != levelAlone {
		t.Error("zebrafish is not on the last page")
	}
}

func TestSameBytes(t *testing.T) {
	opt := Options{Language: "en", Words: map[string][]string{"conflict": {"row", "clash"}, "overdose": {"pills"}}}
	first := build(t, handbook(), opt)
	for range 5 {
		if !bytes.Equal(first, build(t, handbook(), opt)) {
			t.Fatal("the same pages gave other bytes")
		}
	}
}

func TestHostileText(t *testing.T) {
	bad := []string{"</script><script>alert(1)</script>", "<!-- <script", "`;alert(1)//", "${alert(1)}", `\`, "\\`", "$\\{", "line\u2028sep\u2029end", "a\r\nb\tc\vd\x00e",
		"\xff\xfe bytes", "\xed\xa0\x80 lone", `"quotes" 'n' ’s`, "😀❤️ 1️⃣", "\u202eRTL שלום", strings.Repeat("long", 100), "", " ", "#", "!"}
	var docs []Doc
	for _, s := range bad {
		docs = append(docs, Doc{URL: "a/b.html", Kind: "guide", KindLabel: s, Title: s, Summary: s, Aliases: []string{s}, Signs: []string{s},
			Tags: []string{s}, Intro: s, Sections: []Section{{s, s, s}, {s, "", s}}})
	}
	out := build(t, docs, Options{Language: "en", Topics: []Link{{bad[0], "a.html"}}})
	for _, s := range []string{"</script", "<script", "<!--", "\u2028", "\u2029", "\r", "\x00"} {
		if strings.Contains(strings.ToLower(string(out)), s) {
			t.Errorf("%q came through", s)
		}
	}
	d := decode(t, out)
	if got := strings.Count(d.fields["titles"], "\n"); got != len(bad)-1 {
		t.Errorf("%d titles, want %d", got+1, len(bad))
	}
	if got := strings.Split(d.fields["titles"], "\n")[3]; got != bad[3] {
		t.Errorf("title came back as %q, want %q", got, bad[3])
	}
}

func TestBadAddress(t *testing.T) {
	for _, u := range []string{"", "a.htm", "/a.html", "https://x/a.html", "a\nb.html", "a/.html", ".html"} {
		if _, err := Build([]Doc{{URL: u}}, Options{}); err == nil {
			t.Errorf("%q was taken for a page", u)
		}
	}
}

func TestParseWords(t *testing.T) {
	got, err := ParseWords([]byte("# a list\n\nconflict: row, big  fight ,\nguides/x : a\nconflict: clash\n"))
	want := map[string][]string{"conflict": {"row", "big  fight", "clash"}, "guides/x": {"a"}}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("error %v (-want +got):\n%s", err, diff)
	}
	for _, bad := range []string{"no colon", ": words", "two ids: x", "a,b: x"} {
		if _, err := ParseWords([]byte("ok: x\n" + bad)); err == nil || !strings.Contains(err.Error(), "line 2") {
			t.Errorf("%q: error %v, want line 2", bad, err)
		}
	}
}

// The lists that go with the theme are well formed and say no word of a page
// twice. The one in Spanish is of pages that the first knows.
func TestThemeWords(t *testing.T) {
	known := themeWords(t, "words.txt", 100, 500)
	for id := range themeWords(t, "words.es.txt", 60, 500) {
		if known[id] == nil {
			t.Errorf("words.es.txt: no page is called %s", id)
		}
	}
}

func themeWords(t *testing.T, name string, pages, least int) map[string][]string {
	t.Helper()
	src, err := os.ReadFile(theme + name)
	if err != nil {
		t.Fatal(err)
	}
	words, err := ParseWords(src)
	if err != nil {
		t.Fatal(err)
	}
	entries := 0
	for id, list := range words {
		seen := map[string]bool{}
		for _, w := range list {
			if seen[w] {
				t.Errorf("%s: %s: %q twice", name, id, w)
			}
			seen[w] = true
		}
		entries += len(list)
	}
	if lines := strings.Count("\n"+string(src), "\n") - strings.Count("\n"+string(src), "\n#") - strings.Count("\n"+string(src), "\n\n"); len(words) < pages || lines < len(words) {
		t.Errorf("%s: %d pages on %d lines", name, len(words), lines)
	}
	if entries < least {
		t.Errorf("%s: %d entries, want several hundred", name, entries)
	}
	return words
}

// A small handbook's search is at most 13 KB on the wire: the reader and an
// index of 56 pages of 110 words with an English-like vocabulary.
func TestSize(t *testing.T) {
	var src []byte
	for _, name := range []string{"search-engine.js", "search.js"} {
		part, err := os.ReadFile(theme + "js/" + name)
		if err != nil {
			t.Fatal(err)
		}
		src = append(src, part...)
	}
	m := minify.New()
	m.AddFunc("text/javascript", js.Minify)
	reader, err := m.Bytes("text/javascript", src)
	if err != nil {
		t.Fatal(err)
	}
	docs := newCorpus(56*110).docs(56, 110)
	var text strings.Builder
	for _, d := range docs {
		text.WriteString(d.Title + " " + d.Summary + "\n")
		for _, s := range d.Sections {
			text.WriteString(s.Heading + "\n" + s.Text)
		}
	}
	if rich := float64(gzipped(t, []byte(text.String()))) / float64(len(strings.Fields(text.String()))); rich < 2.03 {
		t.Errorf("%.2f bytes a word: the made-up text is poorer than that of a handbook, 2.03", rich)
	}
	index := build(t, docs, Options{Language: "en"})
	r, i := gzipped(t, reader), gzipped(t, index)
	t.Logf("gzip: reader %d + index %d = %d bytes", r, i, r+i)
	if max := 13 * 1024; r+i > max {
		t.Errorf("reader and index are %d bytes, more than %d", r+i, max)
	}
}

func gzipped(t *testing.T, data []byte) int {
	t.Helper()
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}

func BenchmarkBuild(b *testing.B) {
	for _, bb := range []struct {
		name  string
		pages int
	}{{"100", 100}, {"1000", 1000}, {"10000", 10_000}} {
		docs := newCorpus(bb.pages*310).docs(bb.pages, 310)
		b.Run(bb.name, func(b *testing.B) {
			var out []byte
			for b.Loop() {
				out = build(b, docs, Options{Language: "en"})
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*bb.pages), "ns/page")
			b.ReportMetric(float64(len(out))/float64(bb.pages), "B/page")
		})
	}
}
