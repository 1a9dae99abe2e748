package search

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

// decoded is an index read back as the package doc says, and as nothing else does.
type decoded struct {
	fields map[string]string
	words  []string
	group  []int
	pages  [][]int // of each group
	levels [][]int
	urls   []string
}

// literals finds name:`value` pairs and undoes the escapes of template literals.
func literals(t *testing.T, script string) map[string]string {
	t.Helper()
	rest, ok := strings.CutPrefix(script, "handrailIndex({version:5,\n")
	if !ok {
		t.Fatalf("no call at the start: %.40q", script)
	}
	out := map[string]string{}
	for {
		name, tail, ok := strings.Cut(rest, ":`")
		if !ok {
			t.Fatalf("no value at %.40q", rest)
		}
		var b strings.Builder
		i := 0
		for ; tail[i] != '`'; i++ {
			if strings.HasPrefix(tail[i:], "${") {
				t.Fatalf("substitution in %s", name)
			}
			if tail[i] != '\\' {
				b.WriteByte(tail[i])
				continue
			}
			i++
			switch tail[i] {
			case '`', '\\', '$':
				b.WriteByte(tail[i])
			case 'x':
				b.WriteByte('<') // only \x3c is written
				i += 2
			case 'r':
				b.WriteByte('\r')
			case 'u':
				b.WriteRune(map[string]rune{"2028": 0x2028, "2029": 0x2029}[tail[i+1:i+5]])
				i += 4
			default:
				t.Fatalf("escape \\%c in %s", tail[i], name)
			}
		}
		out[name] = b.String()
		rest = tail[i+1:]
		if rest == "});\n" {
			return out
		}
		if rest, ok = strings.CutPrefix(rest, ",\n"); !ok {
			t.Fatalf("after %s: %.20q", name, rest)
		}
	}
}

// numbers reads characters as numbers, without the tables of the writer.
func numbers(s string) []int {
	order := []rune(" etaoinsrlhdcupmgyfbwvk")
	for r := '!'; r <= '~'; r++ {
		if !strings.ContainsRune(string(order)+"`\\$", r) {
			order = append(order, r)
		}
	}
	at := map[rune]int{}
	for i, r := range order {
		at[r] = i
	}
	var out []int
	for _, r := range s {
		if n, ok := at[r]; ok {
			out = append(out, n)
		} else {
			out = append(out, int(r)-69)
		}
	}
	return out
}

func decode(t *testing.T, script []byte) decoded {
	t.Helper()
	d := decoded{fields: literals(t, string(script))}
	d.readWords()
	d.readPostings()
	folder := ""
	titles := strings.Split(d.fields["titles"], "\n")
	for i, line := range strings.Split(d.fields["urls"], "\n") {
		at := strings.IndexByte(line, '#')
		if at < 0 {
			at = strings.LastIndexByte(line, '/')
		}
		if at >= 0 {
			folder, line = strings.TrimPrefix(line[:at+1], "/"), line[at+1:]
		}
		name := slug(titles[i])
		if line != "" {
			name = name[:numbers(line[:1])[0]] + line[1:]
		}
		path, anchor, has := strings.Cut(folder+name, "#")
		if path += ".html"; has {
			path += "#" + anchor
		}
		d.urls = append(d.urls, path)
	}
	return d
}

func (d *decoded) readWords() {
	count := 0
	for line := range strings.SplitSeq(d.fields["words"], "\n") {
		text := utf16.Encode([]rune(line))
		before := count
		count = d.readShelf(text[1:], count)
		if n := numbers(string(rune(text[0])))[0]; n != count-before {
			panic("a shelf with a wrong number of groups")
		}
	}
}

func (d *decoded) readShelf(text []uint16, count int) int {
	var word []uint16
	group := -1
	for i := 0; i < len(text); {
		head := text[i]
		i++
		drop := 0
		switch {
		case head == '[':
			group = count - 1 - numbers(string(rune(text[i])))[0]
			drop = len(word) - int(text[i+1]-'A')
			i += 2
		case head >= 'A':
			group, drop = count, len(word)-int(head-'A')
			count++
		default:
			drop = int(head - '!')
		}
		word = append([]uint16(nil), word[:len(word)-drop]...)
		for i < len(text) && (text[i] > '`' || text[i] >= '0' && text[i] <= '9') {
			word = append(word, text[i])
			i++
		}
		d.words = append(d.words, string(utf16.Decode(word)))
		d.group = append(d.group, group)
	}
	return count
}

// readPostings reads the groups from the largest to the smallest; of two as
// large the one that was named first comes first.
func (d *decoded) readPostings() {
	pages := numbers(d.fields["pages"])
	levels, marked := make([]int, len(pages)), 0
	for _, n := range numbers(d.fields["levels"]) {
		marked += n / 8
		if n != 40_000 {
			levels[marked] = n%8 + 1
			marked++
		}
	}
	sizes := numbers(d.fields["sizes"])
	order := make([]int, len(sizes))
	for g := range order {
		order[g] = g
	}
	slices.SortStableFunc(order, func(a, b int) int { return sizes[b] - sizes[a] })
	d.pages, d.levels = make([][]int, len(sizes)), make([][]int, len(sizes))
	at := 0
	for _, g := range order {
		page := -1
		for ; len(d.pages[g]) < sizes[g]; at++ {
			page += pages[at] + 1
			d.pages[g] = append(d.pages[g], page)
			d.levels[g] = append(d.levels[g], levels[at])
		}
	}
}

// level is how the page's postings hold a word: -1 for not at all.
func (d *decoded) level(word string, page int) int {
	for i, w := range d.words {
		if w != word {
			continue
		}
		for j, p := range d.pages[d.group[i]] {
			if p == page {
				return d.levels[d.group[i]][j]
			}
		}
	}
	return -1
}

// pairs lists the pairs of each page.
func (d *decoded) pairs() [][]int {
	out := make([][]int, len(d.urls))
	page := -1
	for n := numbers(d.fields["pairs"]); len(n) > 0; {
		page += n[0] + 1
		for i := range n[1] {
			out[page] = append(out[page], n[2+2*i]*92+n[3+2*i])
		}
		n = n[2+2*n[1]:]
	}
	return out
}

// pairOf is the pair of two ASCII words, each the first of its group.
func pairOf(a, b string) int {
	total := uint32(0)
	for _, w := range []string{a, b} {
		h := uint32(0)
		for i := range len(w) {
			h = h*31 + uint32(w[i])
		}
		total += h
	}
	return int(total % 8464)
}
