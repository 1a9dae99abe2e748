package search

import (
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
	rest, ok := strings.CutPrefix(script, "handrailIndex({version:1,\n")
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
		path, anchor, has := strings.Cut(line, "#")
		if at := strings.LastIndexByte(path, '/'); at >= 0 {
			folder, path = strings.TrimPrefix(path[:at+1], "/"), path[at+1:]
		}
		if path == "" {
			path = slug(titles[i])
		}
		u := folder + path + ".html"
		if has {
			u += "#" + anchor
		}
		d.urls = append(d.urls, u)
	}
	return d
}

func (d *decoded) readWords() {
	text := utf16.Encode([]rune(d.fields["words"]))
	var word []uint16
	count, group := 0, -1
	for i := 0; i < len(text); {
		head := text[i]
		i++
		drop := 0
		switch {
		case head == '[':
			group = count - 1 - numbers(string(rune(text[i])))[0]
			drop = int(text[i+1] - 'A')
			i += 2
		case head >= 'A':
			group, drop = count, int(head-'A')
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
}

func (d *decoded) readPostings() {
	pages, pairs := numbers(d.fields["pages"]), numbers(d.fields["levels"])
	at := 0
	for _, size := range numbers(d.fields["sizes"]) {
		var ps, ls []int
		page := -1
		for ; len(ps) < size; at++ {
			page += pages[at] + 1
			ps = append(ps, page)
			if at%2 == 0 {
				ls = append(ls, pairs[at/2]/9)
			} else {
				ls = append(ls, pairs[at/2]%9)
			}
		}
		d.pages, d.levels = append(d.pages, ps), append(d.levels, ls)
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
