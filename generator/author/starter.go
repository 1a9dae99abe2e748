package author

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"handrail/generator/diag"
	"handrail/generator/schema"
)

// recordFile remembers, below content/, from which starter pages the handbook
// was made: the starter's own mark, and a hash and name for each page. The
// loader passes over it; it belongs to the handbook and its history.
const recordFile = ".starter"

const recordHead = "# The starter pages that this handbook was made from; handrail check compares them with newer ones.\n"

// record is what recordFile holds: hashes by path.
type record map[string]string

// starterFiles lists the files of the starter that become a handbook's.
func starterFiles(starter fs.FS) ([]string, error) {
	var out []string
	err := fs.WalkDir(starter, ".", func(p string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && path.Ext(p) != ".go" && !strings.HasPrefix(path.Base(p), ".") {
			out = append(out, p)
		}
		return err
	})
	return out, err
}

// hashOf marks a page's bytes; line ends do not count, since version control
// may change them.
func hashOf(data []byte) string {
	sum := sha256.Sum256([]byte(strings.ReplaceAll(string(data), "\r\n", "\n")))
	return hex.EncodeToString(sum[:8])
}

// recordOf is the record of a handbook that starts from the starter as it is.
func recordOf(starter fs.FS) (record, error) {
	files, err := starterFiles(starter)
	if err != nil {
		return nil, err
	}
	r := record{}
	for _, p := range files {
		data, err := fs.ReadFile(starter, p)
		if err != nil {
			return nil, err
		}
		r[p] = hashOf(data)
	}
	return r, nil
}

// bytes writes a record: its version, which is a hash of all hashes, and a
// line for each page in order.
func (r record) bytes() []byte {
	var lines strings.Builder
	names := make([]string, 0, len(r))
	for p := range r {
		names = append(names, p)
	}
	slices.Sort(names)
	for _, p := range names {
		fmt.Fprintf(&lines, "%s %s\n", r[p], p)
	}
	return []byte(recordHead + "version " + hashOf([]byte(lines.String())) + "\n" + lines.String())
}

// readRecord reads the record of the handbook in root; nil when there is none.
func readRecord(root *os.Root) (record, error) {
	data, err := root.ReadFile(recordFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", recordFile, err)
	}
	r := record{}
	for line := range strings.Lines(string(data)) {
		hash, p, ok := strings.Cut(strings.TrimSpace(line), " ")
		if ok && hash != "#" && hash != "version" {
			r[p] = hash
		}
	}
	return r, nil
}

// StarterChanged tells which pages about life and safety were corrected in the
// starter since the handbook in dir was made from it, and whose correction
// the handbook does not have.
func StarterChanged(dir string, starter fs.FS) ([]diag.Diag, error) {
	root, err := os.OpenRoot(filepath.Join(dir, contentDir))
	if err != nil {
		return nil, nil // there is no handbook, which others tell
	}
	defer root.Close()
	old, err := readRecord(root)
	if err != nil || old == nil {
		return nil, err
	}
	files, err := starterFiles(starter)
	if err != nil {
		return nil, err
	}
	var ds []diag.Diag
	for _, p := range files {
		fresh, err := fs.ReadFile(starter, p)
		if err != nil {
			return nil, err
		}
		if before, known := old[p]; !known || before == hashOf(fresh) || !critical(p, fresh) {
			continue
		}
		own, err := root.ReadFile(p)
		if err != nil || hashOf(own) == hashOf(fresh) {
			continue // not kept, or corrected already
		}
		text := "the starter page was corrected, and yours is still the old one"
		if hashOf(own) != old[p] {
			text = "the starter page was corrected since yours was made from it"
		}
		ds = append(ds, diag.At(contentDir+"/"+p, own, 0, 3, "starter-changed", text, "handrail starter "+strings.TrimSuffix(p, ".md")+" shows the difference"))
	}
	return ds, nil
}

// critical tells whether a page is about life and safety.
func critical(p string, data []byte) bool {
	kind, fault := schema.ForPath(p)
	if fault != nil || path.Ext(p) != ".md" {
		return false
	}
	v, _, _ := schema.Decode(p, data, kind)
	return v.Text("safety") == "critical"
}

// Compare shows how a page of the handbook in dir would change if it became
// the starter's page: lines with - go, lines with + come, and a few lines
// around them stand as they are. It is empty when both are the same.
func Compare(dir, page string, starter fs.FS) (string, error) {
	p, fresh, err := starterPage(page, starter)
	if err != nil {
		return "", err
	}
	root, err := openContent(dir)
	if err != nil {
		return "", err
	}
	defer root.Close()
	own, err := root.ReadFile(p)
	if errors.Is(err, fs.ErrNotExist) {
		return "", Mistake{"your handbook has no page " + contentDir + "/" + p, ""}
	}
	if err != nil {
		return "", fmt.Errorf("read %s: %w", p, err)
	}
	return difference(string(own), string(fresh)), nil
}

// Seen remembers that somebody looked at the starter's page as it is now.
func Seen(dir, page string, starter fs.FS) error {
	p, fresh, err := starterPage(page, starter)
	if err != nil {
		return err
	}
	root, err := openContent(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	r, err := readRecord(root)
	if err != nil {
		return err
	}
	if r == nil {
		return Mistake{"this handbook does not know from which starter it was made", "only handrail init makes a record of it"}
	}
	r[p] = hashOf(fresh)
	return replace(root, recordFile, r.bytes())
}

func openContent(dir string) (*os.Root, error) {
	root, err := os.OpenRoot(filepath.Join(dir, contentDir))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, Mistake{"there is no handbook in " + dir + " (no folder content)", "handrail init starts one"}
	}
	return root, err
}

// starterPage finds a page of the starter by its name, with or without
// content/ and .md.
func starterPage(page string, starter fs.FS) (string, []byte, error) {
	p := strings.TrimSuffix(strings.TrimPrefix(filepath.ToSlash(page), contentDir+"/"), ".md") + ".md"
	data, err := fs.ReadFile(starter, p)
	if err != nil {
		files, _ := starterFiles(starter)
		return "", nil, Mistake{"the starter handbook has no page " + p, diag.DidYouMean(p, files, "name it with its folder: playbooks/overdose")}
	}
	return p, data, nil
}
