// Package author writes what authors would otherwise copy by hand: a whole new
// handbook, and a new page with its fields and parts in place.
//
// It writes only below content/. Over a page that is there it writes nothing
// but a program lead's answers, into front matter and gaps (see Desk). It knows
// nothing of building or serving.
package author

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"handrail/generator/diag"
	"handrail/generator/markup"
	"handrail/generator/schema"
	"handrail/generator/site"
)

const contentDir = "content"

// Mistake is a wish that cannot be granted, in words for the person who had
// it; it is not a failed disk.
type Mistake struct{ Text, Hint string }

func (m Mistake) Error() string {
	if m.Hint == "" {
		return m.Text
	}
	return m.Text + "; " + m.Hint
}

// Init writes the starter handbook into dir/content and returns how many files
// it wrote, besides the record of what it wrote. dir is made when it is not
// there. A content folder that holds anything is a Mistake, and nothing is
// written.
func Init(dir string, starter fs.FS) (int, error) {
	if top := Around(dir); top != "" {
		return 0, Mistake{dir + " is inside the handbook " + top, "name a folder outside of it"}
	}
	target := filepath.Join(dir, contentDir)
	entries, err := os.ReadDir(target)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return 0, fmt.Errorf("look into %s: %w", target, err)
	}
	if len(entries) > 0 {
		return 0, Mistake{"there is a handbook in " + target + " already", "name another folder: handrail init my-handbook"}
	}
	if err := os.MkdirAll(target, 0o755); err != nil {
		return 0, fmt.Errorf("make %s: %w", target, err)
	}
	root, err := os.OpenRoot(target)
	if err != nil {
		return 0, fmt.Errorf("open %s: %w", target, err)
	}
	defer root.Close()
	files, err := starterFiles(starter)
	if err != nil {
		return 0, err
	}
	for i, p := range files {
		data, err := fs.ReadFile(starter, p)
		if err == nil {
			err = writeNew(root, p, data)
		}
		if err != nil {
			return i, err
		}
	}
	made, err := recordOf(starter)
	if err != nil {
		return len(files), err
	}
	return len(files), writeNew(root, recordFile, made.bytes())
}

// NewPage writes a page of a kind with the given title below dir/content and
// returns its path relative to dir. The file name is the title's slug.
func NewPage(dir, kind, title string) (string, error) {
	k, err := pageKind(kind)
	if err != nil {
		return "", err
	}
	slug := strings.Trim(markup.Slug(title), "-")
	if slug == "" {
		return "", Mistake{"a title needs at least one letter or digit", `for example: handrail new ` + k.Name + ` "Side conversations"`}
	}
	p := path.Join(k.Dir, slug+".md")
	if d, bad := site.NameFault(p); bad {
		return "", Mistake{"the file would be called " + p + ": " + d.Text, "choose another title; it can be changed in the page later"}
	}
	root, err := os.OpenRoot(filepath.Join(dir, contentDir))
	if errors.Is(err, fs.ErrNotExist) {
		return "", Mistake{"there is no handbook in " + dir + " (no folder content)", "handrail init starts one"}
	}
	if err != nil {
		return "", fmt.Errorf("open the content folder: %w", err)
	}
	defer root.Close()
	err = writeNew(root, p, []byte(schema.Starter(k, title)))
	if errors.Is(err, fs.ErrExist) {
		return "", Mistake{contentDir + "/" + p + " is there already", "choose another title, or edit that page"}
	}
	return contentDir + "/" + p, err
}

// Around is the top folder of the handbook whose content folder holds dir, or
// "" when there is none.
func Around(dir string) string {
	at, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	for ; at != filepath.Dir(at); at = filepath.Dir(at) {
		if _, err := os.Stat(filepath.Join(at, "handbook.yaml")); err == nil && filepath.Base(at) == contentDir {
			return filepath.Dir(at)
		}
	}
	return ""
}

// pageKind finds a kind of which an author can make many pages.
func pageKind(name string) (*schema.Kind, error) {
	var names []string
	for _, k := range schema.Kinds() {
		if !k.Starter {
			continue
		}
		if k.Name == name || k.Dir == name {
			return &k, nil
		}
		names = append(names, k.Name)
	}
	return nil, Mistake{"no kind of page is called " + name,
		diag.DidYouMean(strings.ToLower(name), names, "there are "+strings.Join(names, ", "))}
}

// writeNew writes a file that is not there yet, with the folders above it.
func writeNew(root *os.Root, p string, data []byte) error {
	if dir := path.Dir(p); dir != "." {
		if err := root.MkdirAll(dir, 0o755); err != nil {
			return fmt.Errorf("make %s: %w", dir, err)
		}
	}
	f, err := root.OpenFile(p, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return fmt.Errorf("write %s: %w", p, err)
	}
	if _, err := f.Write(data); err != nil {
		f.Close()
		return fmt.Errorf("write %s: %w", p, err)
	}
	if err := f.Close(); err != nil {
		return fmt.Errorf("write %s: %w", p, err)
	}
	return nil
}
