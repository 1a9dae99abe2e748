package site

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"handrail/generator/diag"
)

// contentDir is where an author's files are, below the site's root.
const contentDir = "content"

// settingsFile is the handbook's settings, below contentDir.
const settingsFile = "handbook.yaml"

// maxFile is the largest page that is read, in bytes. No page of a handbook
// comes near it; what does is something that was pasted in by mistake.
const maxFile = 5 << 20

// Source is one Markdown file, as read.
type Source struct {
	Path string // relative to content/, slash-separated
	Data []byte
	Hash [sha256.Size]byte // of Path and Data: the key under which a parsed page is kept
}

// Content is everything that Load found.
type Content struct {
	Sources  []Source // by path
	Settings []byte   // handbook.yaml; nil when there is none, or none that can be read
	told     bool     // why Settings is nil
	fsys     fs.FS
	files    map[string]bool // other files, which pages may show or link to
	entries  []entry         // pages that are still to be read
}

// entry is a file as the walk found it.
type entry struct {
	fs.DirEntry
	path string
}

// Load reads the pages and the settings of a content folder. Files that cannot
// be read as text, and links and pipes that cannot be followed, become
// diagnostics; what editors and systems leave behind is passed over. Pages on
// shelf are not read again; shelf may be nil.
//
// fsys should not be able to leave its folder: use os.Root. The error is a
// folder that cannot be walked, or ctx's.
func Load(ctx context.Context, fsys fs.FS, shelf *Shelf) (*Content, []diag.Diag, error) {
	c := &Content{fsys: fsys, files: map[string]bool{}}
	var ds []diag.Diag
	err := fs.WalkDir(fsys, ".", func(p string, e fs.DirEntry, err error) error {
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case p == "." && err != nil:
			return err
		case p == ".":
			return nil
		case Ignored(e.Name()) && e.IsDir():
			return fs.SkipDir
		case Ignored(e.Name()):
			return nil
		case err != nil:
			ds = append(ds, diag.Whole(contentDir+"/"+p, "file-unreadable", "cannot be read: "+reason(err), ""))
			return fs.SkipDir
		case e.IsDir():
			return nil
		}
		ds = append(ds, c.add(p, e)...)
		return nil
	})
	if err != nil {
		return nil, ds, fmt.Errorf("read %s: %w", contentDir, err)
	}
	found, err := c.readPages(ctx, shelf)
	return c, append(ds, found...), err
}

// readPages reads the pages that the walk found, on all cores.
func (c *Content) readPages(ctx context.Context, shelf *Shelf) ([]diag.Diag, error) {
	read := make([]shelved, len(c.entries))
	found := make([][]diag.Diag, len(c.entries))
	err := inShares(len(read), func(i int) error {
		e := c.entries[i]
		read[i], found[i] = shelf.source(e.path, e.DirEntry, func() (Source, []diag.Diag) {
			data, ds := c.read(e.path)
			if data == nil {
				return Source{}, ds
			}
			return Source{Path: e.path, Data: data, Hash: hashSource(e.path, data)}, ds
		})
		return ctx.Err()
	})
	c.entries = nil
	if err != nil {
		return nil, err
	}
	shelf.keep(read)
	c.Sources = make([]Source, 0, len(read))
	for _, r := range read {
		if r.src.Data != nil {
			c.Sources = append(c.Sources, r.src)
		}
	}
	return slices.Concat(found...), nil
}

// add takes one file of the walk.
func (c *Content) add(p string, e fs.DirEntry) []diag.Diag {
	file := contentDir + "/" + p
	c.told = c.told || p == settingsFile // whatever is wrong with it is said below
	if e.Type()&fs.ModeSymlink != 0 {
		if info, err := fs.Stat(c.fsys, p); err != nil {
			return []diag.Diag{diag.Whole(file, "file-symlink", "is a link that leads nowhere or out of content/", "copy the file here instead")}
		} else if !info.Mode().IsRegular() {
			return []diag.Diag{diag.Whole(file, "file-symlink", "is a link to something that is not a file", "copy it here instead")}
		}
	} else if !e.Type().IsRegular() {
		return []diag.Diag{diag.Whole(file, "file-not-regular", "is not an ordinary file", "remove it from content/")}
	}
	if p == settingsFile {
		data, ds := c.read(p)
		c.Settings = data
		return ds
	}
	if !isMarkdown(p) {
		c.files[p] = true
		return nil
	}
	c.entries = append(c.entries, entry{e, p})
	return nil
}

// read returns the text of a file, or nil and the reason why it is none.
func (c *Content) read(p string) ([]byte, []diag.Diag) {
	file := contentDir + "/" + p
	data, err := readAtMost(c.fsys, p, maxFile)
	if errors.Is(err, errTooLarge) {
		return nil, []diag.Diag{diag.Whole(file, "file-too-large", "is larger than 5 MB", "split the page, or link what was pasted as a file of its own")}
	}
	if err != nil {
		return nil, []diag.Diag{diag.Whole(file, "file-unreadable", "cannot be read: "+reason(err), "")}
	}
	if d, ok := encodingFault(file, data); ok {
		return nil, []diag.Diag{d}
	}
	return data, nil
}

var errTooLarge = errors.New("too large")

func readAtMost(fsys fs.FS, p string, limit int64) ([]byte, error) {
	f, err := fsys.Open(p)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	size := int64(512)
	if info, err := f.Stat(); err == nil {
		if info.Size() > limit {
			return nil, errTooLarge
		}
		size = info.Size()
	}
	data := make([]byte, 0, size+1) // one more, so that the end is seen without growing
	for {
		n, err := f.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		switch {
		case int64(len(data)) > limit:
			return nil, errTooLarge
		case errors.Is(err, io.EOF):
			return data, nil
		case err != nil:
			return nil, err
		case len(data) == cap(data):
			data = slices.Grow(data, 512)
		}
	}
}

// encodingFault tells where data stops being UTF-8 text.
func encodingFault(file string, data []byte) (diag.Diag, bool) {
	for _, bom := range []string{"\xff\xfe", "\xfe\xff"} {
		if bytes.HasPrefix(data, []byte(bom)) {
			return diag.Whole(file, "file-encoding", "is saved as UTF-16 (\"Unicode\"), not as UTF-8", "save it again with the encoding UTF-8"), true
		}
	}
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return atBroken(file, data, i, "holds a zero byte, so it is not text"), true
	}
	if utf8.Valid(data) {
		return diag.Diag{}, false
	}
	for i := 0; ; {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n <= 1 {
			return atBroken(file, data, i, "is not UTF-8 text from here on"), true
		}
		i += n
	}
}

// atBroken points at a byte without showing its line, which is not text.
func atBroken(file string, data []byte, off int, text string) diag.Diag {
	d := diag.At(file, data, off, 1, "file-encoding", text, "save it again with the encoding UTF-8")
	d.Line, d.Span = "", 0
	return d
}

func isMarkdown(p string) bool { return strings.EqualFold(path.Ext(p), ".md") }

// Ignored tells whether a name is one that editors, systems or version control
// leave behind, or a file of the program that embeds this folder.
func Ignored(name string) bool {
	switch {
	case strings.HasPrefix(name, "."), // .git, .DS_Store, .page.md.swp, .#page.md
		strings.HasPrefix(name, "~$"), // office lock files
		strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#"),
		strings.HasSuffix(name, "~"):
		return true
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".tmp", ".bak", ".orig", ".swp", ".swo", ".go":
		return true
	}
	switch name {
	case "4913", "Thumbs.db", "desktop.ini": // 4913 is vim's trial file
		return true
	}
	return false
}

// reason is the plain part of a file error, without the path and the call.
func reason(err error) string {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err.Error()
	}
	return err.Error()
}

func hashSource(p string, data []byte) (sum [sha256.Size]byte) {
	h := sha256.New()
	io.WriteString(h, p)
	h.Write([]byte{0})
	h.Write(data)
	h.Sum(sum[:0])
	return sum
}
