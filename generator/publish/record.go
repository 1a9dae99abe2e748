package publish

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
)

// sum is the SHA-256 of a file.
type sum [sha256.Size]byte

// entry is one file in a record.
type entry struct {
	Path string `json:"path"`
	Sum  string `json:"sha256"` // 64 lower-case hex digits
}

// record is a list of files with their hashes, as it stands in the output
// folder: the manifest (what we published) or the journal (what a run under
// way is about to put in place). It holds no time and no machine's name, so
// equal sites have equal records.
type record struct {
	Format int     `json:"format"`
	Tool   string  `json:"tool,omitempty"`
	Files  []entry `json:"files"`
}

const recordFormat = 1

// encode writes the record as JSON, sorted, one file a line: a manifest that
// lies in a Git repository then merges, and a damaged one can be read in part.
func (r record) encode() []byte {
	slices.SortFunc(r.Files, func(a, b entry) int { return cmp.Or(strings.Compare(a.Path, b.Path), strings.Compare(a.Sum, b.Sum)) })
	head, files := r, r.Files
	head.Files = []entry{}
	text := line(head)
	var b bytes.Buffer
	b.Write(bytes.TrimSuffix(text, []byte("]}")))
	for i, f := range files {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
		b.Write(line(f))
	}
	b.WriteString("\n]}\n")
	return b.Bytes()
}

// line is v as JSON on one line, with & and < as they are.
func line(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err) // strings and numbers only
	}
	return bytes.TrimSpace(b.Bytes())
}

// decodeRecord reads a record. Of a damaged one, say with the marks of a Git
// conflict, it returns the files whose lines can still be read, and whole is
// false.
func decodeRecord(data []byte) (r record, whole bool) {
	whole = json.Unmarshal(data, &r) == nil && r.Format >= 1
	if !whole {
		r = record{Format: recordFormat}
		for l := range bytes.Lines(data) {
			var e entry
			if json.Unmarshal(bytes.TrimSuffix(bytes.TrimSpace(l), []byte(",")), &e) == nil {
				r.Files = append(r.Files, e)
			}
		}
	}
	n := len(r.Files)
	r.Files = slices.DeleteFunc(r.Files, func(e entry) bool { _, ok := e.sum(); return !ok || checkPath(e.Path) != nil })
	return r, whole && n == len(r.Files)
}

func (e entry) sum() (s sum, ok bool) {
	if len(e.Sum) != hex.EncodedLen(len(s)) {
		return s, false
	}
	_, err := hex.Decode(s[:], []byte(e.Sum))
	return s, err == nil
}

func newEntry(path string, s sum) entry { return entry{path, hex.EncodeToString(s[:])} }
