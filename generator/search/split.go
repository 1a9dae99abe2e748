package search

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"sort"
	"strings"
	"sync"

	"handrail/generator/artifact"
)

// The sizes of a split index. They count bytes of the pages' text, which are
// known before an index is made: 1,000 pages of 310 words are 2.0 MB of text
// and 220 KB of index, gzipped. Small parts cost: gzip finds less that is
// alike in them, 16 % at 11 ranges and 16 blocks of those pages, 6 % at 4 of
// each. So they are small only where a handbook is so large that a question
// would otherwise bring too much: there the files that a host bears are dealt
// out so that a question, about one range and two blocks, brings least.
const (
	splitFrom = 1_250_000 // text of a handbook whose index is about 150 KB, gzipped
	largeFrom = 5_000_000
	maxFiles  = 300 // what a host and a phone bear
)

// grain is how finely an index is split: ranges of the dictionary, pages in a
// block, and pages whose headings stand together.
type grain struct{ ranges, block, heads int }

func grainOf(pages, weight int) grain {
	if weight < largeFrom {
		return grain{max(2, weight/500_000), 256, 256}
	}
	g := grain{weight / 150_000, max(80, pages/124), max(256, pages/39)}
	g.ranges = min(g.ranges, maxFiles-2-files(pages, g.block)-files(pages, g.heads))
	return g
}

func files(pages, each int) int { return (pages + each - 1) / each }

// weight is how much text the index is made of, in bytes.
func weight(docs []Doc) int {
	n := 0
	for _, d := range docs {
		n += len(d.Title) + len(d.Summary) + len(d.Intro)
		for _, s := range d.Sections {
			n += len(s.Heading) + len(s.Text)
		}
	}
	return n
}

// parts is an index in many files, made together when the first is asked for.
type parts struct {
	count int // of docs
	docs  func() ([]Doc, error)
	opt   Options
	grain grain
	make  func() (map[string][]byte, error) // is encode, once
	files map[string][]byte
}

// splitIndex returns the files of the index of a large handbook.
func splitIndex(count, weight int, docs func() ([]Doc, error), opt Options) []artifact.Artifact {
	p := &parts{count: count, docs: docs, opt: opt, grain: grainOf(count, weight), files: map[string][]byte{}}
	p.make = sync.OnceValues(p.encode)
	names := []string{"index"}
	names = append(names, p.names()...)
	out := make([]artifact.Artifact, 0, len(names))
	for _, name := range names {
		out = append(out, artifact.New("search/"+name+".js", artifact.Search, func() ([]byte, error) {
			files, err := p.make()
			return files[name], err
		}))
	}
	return out
}

// names lists the parts: the list of spellings, ranges from 1, blocks and
// headings from 0.
func (p *parts) names() []string {
	names := []string{"s"}
	for n := range p.grain.ranges {
		names = append(names, fmt.Sprintf("w%d", n+1))
	}
	for n := range files(p.count, p.grain.block) {
		names = append(names, fmt.Sprintf("p%d", n))
	}
	for n := range files(p.count, p.grain.heads) {
		names = append(names, fmt.Sprintf("h%d", n))
	}
	return names
}

// encode makes all files; the head comes last, since it knows the checksums of the others.
func (p *parts) encode() (map[string][]byte, error) {
	docs, err := p.docs()
	if err != nil {
		return nil, err
	}
	docs = neighbourly(docs, languageFor(p.opt.Language))
	t, table := collect(docs, everyday(docs, p.opt.Words), languageFor(p.opt.Language)), newPages(docs)
	function, rest := t.divide()
	borders := rest.borders(p.grain.ranges)
	p.part("s", func(b *scriptWriter) { b.text("words", rest.spellings()) })
	shares := rest.share(borders)
	for n := range p.grain.ranges {
		p.part(fmt.Sprintf("w%d", n+1), func(b *scriptWriter) { rest.cut(borders[n], borders[n+1], shares[n]).write(b, func() {}) })
	}
	p.blocks("p", p.grain.block, table.write)
	p.blocks("h", p.grain.heads, table.writeHeads)
	var first []string
	for _, at := range borders[:p.grain.ranges] {
		first = append(first, rest.words[min(at, len(rest.words)-1)])
	}
	first[0] = "" // what comes before all words looks there too
	var sums []string
	for _, name := range p.names() {
		sums = append(sums, checksum(p.files[name]))
	}
	var b scriptWriter
	b.open()
	head(&b, table, t, p.opt)
	b.text("borders", strings.Join(first, "\n"))
	b.text("sums", strings.Join(sums, " "))
	b.text("block", fmt.Sprint(p.grain.block, " ", p.grain.heads))
	function.write(&b, func() {})
	p.files["index"] = append(slices.Clone(p.opt.Parts), b.close()...)
	return p.files, nil
}

// blocks makes a file for every each pages.
func (p *parts) blocks(name string, each int, write func(b *scriptWriter, from, to int)) {
	for n := range files(p.count, each) {
		p.part(fmt.Sprintf("%s%d", name, n), func(b *scriptWriter) { write(b, n*each, min(p.count, (n+1)*each)) })
	}
}

// part makes one file. Its checksum tells the reader that it is of this very
// index and not of one that a cache has kept.
func (p *parts) part(name string, write func(*scriptWriter)) {
	var body scriptWriter
	write(&body)
	data := body.close() // without the beginning of the call
	p.files[name] = append([]byte(fmt.Sprintf("handrailPart({part:%q,sum:%q", name, checksum(data))), data...)
}

// checksum is short: it tells versions apart, it guards nothing. Of a finished
// part it is the one that the part holds.
func checksum(data []byte) string {
	if _, rest, ok := strings.Cut(string(data[:min(len(data), 80)]), `,sum:"`); ok {
		sum, _, _ := strings.Cut(rest, `"`)
		return sum
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:4])
}

// divide parts the function words from the others.
func (t *terms) divide() (function, rest *terms) {
	function, rest = &terms{groups: t.groups}, &terms{groups: t.groups, pairs: t.pairs}
	for i, w := range t.words {
		to := rest
		if len(t.groups[t.of[i]]) == 0 {
			to = function
		}
		to.words, to.of = append(to.words, w), append(to.of, t.of[i])
	}
	return function, rest
}

// borders cuts the words into n ranges of about the same size: range i goes
// from word borders[i] up to, not including, borders[i+1].
func (t *terms) borders(n int) []int {
	cost, seen := make([]int, len(t.words)+1), map[int]bool{}
	for i, g := range t.of {
		cost[i+1] = cost[i] + 3
		if !seen[g] {
			seen[g] = true
			cost[i+1] += len(t.groups[g])
		}
	}
	out := make([]int, n+1)
	for i := 1; i < n; i++ {
		at, _ := slices.BinarySearch(cost, cost[len(t.words)]*i/n)
		out[i] = min(max(at, out[i-1]), len(t.words))
	}
	out[n] = len(t.words)
	return out
}

// share deals the pairs out to the ranges between borders: each to that of its
// first word.
func (t *terms) share(borders []int) [][]paged {
	out := make([][]paged, len(borders)-1)
	for _, p := range t.pairs {
		n := sort.Search(len(out)-1, func(i int) bool {
			at := borders[i+1]
			return at == len(t.words) || compareUTF16(p.home, t.words[at]) < 0
		})
		out[n] = append(out[n], p)
	}
	return out
}

// cut is the part of an index for the words from..to, with its share of the
// pairs. A group that reaches over a border is in both ranges.
func (t *terms) cut(from, to int, pairs []paged) *terms {
	return &terms{words: t.words[from:to], of: t.of[from:to], groups: t.groups, pairs: pairs}
}

// spellings lists the words of titles and everyday words, for slips that lead
// into the wrong range.
func (t *terms) spellings() string {
	list, last := &terms{}, -1
	for i, w := range t.words {
		chosen := func(p posting) bool {
			return p.level == levelBoth || p.level == levelTitle || p.level == levelAlone || p.level == levelPhrase
		}
		if slices.ContainsFunc(t.groups[t.of[i]], chosen) {
			if t.of[i] != last { // groups do not matter here; the next form of a word is short when it is in the same
				list.groups = append(list.groups, nil)
				last = t.of[i]
			}
			list.words, list.of = append(list.words, w), append(list.of, len(list.groups)-1)
		}
	}
	words, _ := list.frontCode(len(list.words) + 1) // a slip is looked for in all of it
	return words
}
