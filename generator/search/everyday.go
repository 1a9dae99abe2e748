package search

import (
	"fmt"
	"strings"
)

// ParseWords reads a list of everyday words: one page a line, its id or path,
// a colon, then words and phrases apart by commas. Blank lines and lines that
// begin with # say nothing. A page may stand on several lines. The error
// names the first line that is none of these.
func ParseWords(src []byte) (map[string][]string, error) {
	words := map[string][]string{}
	n := 0
	for line := range strings.Lines(string(src)) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		id, list, ok := strings.Cut(line, ":")
		if id = strings.TrimSpace(id); !ok || id == "" || strings.ContainsAny(id, " \t,") {
			return nil, fmt.Errorf("words list, line %d: want page-id: word, phrase", n)
		}
		for w := range strings.SplitSeq(list, ",") {
			if w = strings.TrimSpace(w); w != "" {
				words[id] = append(words[id], w)
			}
		}
	}
	return words, nil
}
