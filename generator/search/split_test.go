package search

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// split makes the index of docs in parts, by file name.
func split(t *testing.T, docs []Doc, opt Options) map[string][]byte {
	t.Helper()
	files, err := Build(docs, opt)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for _, f := range files {
		data, err := f.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		out[f.Path] = data
	}
	if len(out) != len(files) {
		t.Fatalf("%d files have %d names", len(files), len(out))
	}
	return out
}

// part reads one part back, as a script of an index in one file is read.
func part(t *testing.T, name string, script []byte) decoded {
	t.Helper()
	call, rest, _ := strings.Cut(string(script), ",\n")
	if want := fmt.Sprintf("handrailPart({part:%q,sum:", name); !strings.HasPrefix(call, want) {
		t.Fatalf("%s begins with %.60s, want %s", name, call, want)
	}
	d := decoded{fields: literals(t, "handrailIndex({version:5,\n"+rest)}
	if d.fields["sizes"] != "" {
		d.readWords()
		d.readPostings()
	}
	return d
}

// Every word of every page is found in the range that its letters lead to,
// and every page in its block.
func TestSplitRoundTrip(t *testing.T) {
	docs := newCorpus(700*310).docs(700, 310)
	docs[650].Urgent, docs[650].Title = true, "Overdose"
	docs[699].Aliases = []string{"zebra crossing", "zebrafish"}
	files := split(t, docs, Options{Language: "en", Parts: []byte("parts();\n")})
	index, ok := bytes.CutPrefix(files[Path], []byte("parts();\n"))
	if !ok {
		t.Errorf("the script for the parts does not stand before the index: %.40q", index)
	}
	head := decode(t, index)
	order := neighbourly(docs, languageFor("en"))
	if order[0].Title != "Overdose" {
		t.Errorf("the first page is %q, not the urgent one", order[0].Title)
	}
	want := collect(order, make([][]string, len(order)), languageFor("en"))
	borders := strings.Split(head.fields["borders"], "\n")
	ranges := map[int]decoded{}
	for i, w := range want.words {
		postings := want.groups[want.of[i]]
		if len(postings) == 0 {
			continue // a function word, in the head
		}
		n := 0
		for n < len(borders) && compareUTF16(borders[n], w) <= 0 {
			n++
		}
		d, ok := ranges[n]
		if !ok {
			name := fmt.Sprintf("w%d", n)
			d = part(t, name, files["search/"+name+".js"])
			ranges[n] = d
		}
		at := slices.Index(d.words, w)
		if at < 0 {
			t.Fatalf("%s is not in range %d, from %s", w, n, borders[n-1])
		}
		var pages []int
		for _, p := range postings {
			pages = append(pages, int(p.page))
		}
		if got := d.pages[d.group[at]]; !slices.Equal(got, pages) {
			t.Fatalf("%s: pages %v, want %v", w, got, pages)
		}
	}
	g := grainOf(len(docs), weight(docs))
	for n := range order {
		name := fmt.Sprintf("p%d", n/g.block)
		titles := strings.Split(part(t, name, files["search/"+name+".js"]).fields["titles"], "\n")
		if got := titles[n%g.block]; got != order[n].Title {
			t.Fatalf("page %d is %q, want %q", n, got, order[n].Title)
		}
		name = fmt.Sprintf("h%d", n/g.heads)
		heads := strings.Split(part(t, name, files["search/"+name+".js"]).fields["heads"], "\n")
		if got, want := strings.Count(heads[n%g.heads], "\t"), len(order[n].Sections)-1; got != max(want, 0) {
			t.Fatalf("page %d has %d headings, want %d", n, got+1, want+1)
		}
	}
	spelt := decoded{fields: part(t, "s", files["search/s.js"]).fields}
	spelt.readWords()
	for _, w := range []string{"overdose", "zebra", "zebrafish"} {
		if !slices.Contains(spelt.words, w) {
			t.Errorf("%s is not among the spellings", w)
		}
	}
}

// The head lists the checksum that each part holds, so that parts of two
// versions are never mixed.
func TestSplitSums(t *testing.T) {
	docs := newCorpus(700*310).docs(700, 310)
	files := split(t, docs, Options{Language: "en"})
	sums := strings.Fields(decode(t, files[Path]).fields["sums"])
	names := (&parts{count: len(docs), grain: grainOf(len(docs), weight(docs))}).names()
	if len(sums) != len(names) || len(files) != len(names)+1 {
		t.Fatalf("%d checksums, %d files, %d names", len(sums), len(files), len(names))
	}
	for i, name := range names {
		if want := fmt.Sprintf("sum:%q", sums[i]); !bytes.Contains(files["search/"+name+".js"][:60], []byte(want)) {
			t.Errorf("%s has not %s", name, want)
		}
	}
	docs[3].Sections[0].Text += " quokka"
	again := split(t, docs, Options{Language: "en"})
	same := 0
	for path, data := range files {
		if bytes.Equal(data, again[path]) {
			same++
		}
	}
	if same < len(files)/2 {
		t.Errorf("one word more changed %d of %d files", len(files)-same, len(files))
	}
}

// A large handbook keeps to the number of files that a host and a phone bear,
// and a question brings little. The made-up text is richer than most: three in a
// thousand of its words stand nowhere else.
func TestSplitFiles(t *testing.T) {
	docs := newCorpus(10_000*310).docs(10_000, 310)
	files := split(t, docs, Options{Language: "en"})
	total, largest := 0, 0
	for path, data := range files {
		n := gzipped(t, data)
		total += n
		if path != "search/s.js" { // brought only for a slip
			largest = max(largest, n)
		}
	}
	t.Logf("10,000 pages: %d files, %d bytes, the largest but one %d, gzipped", len(files), total, largest)
	if len(files) > 300 || total > 2_700_000 {
		t.Errorf("%d files of %d bytes, gzipped; want 300 and 2.7 MB", len(files), total)
	}
	if largest > 16*1024 {
		t.Errorf("a file is %d bytes, gzipped", largest)
	}
}
