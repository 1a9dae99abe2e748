package generator

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"handrail/generator/artifact"
	"handrail/generator/diag"
	"handrail/generator/lint"
	"handrail/generator/search"
	"handrail/generator/site"
	"handrail/generator/theme"
)

// defaultTheme is the name of the theme that comes with Handrail.
const defaultTheme = "default"

// artifacts names every file of the output.
func (g *Generator) artifacts(s *site.Site, look *theme.Theme, ds *diag.List) ([]artifact.Artifact, error) {
	if look != nil {
		ds.Add(look.ColourFaults(s.Settings)...)
	}
	if errs, _ := ds.Count(); look == nil || errs > 0 {
		return nil, nil // with mistakes nothing is shown, so nothing need be made
	}
	editions := []theme.Language{{Theme: look, Site: s}}
	for _, l := range s.Languages {
		editions = append(editions, theme.Language{Theme: g.spoken[l.Settings.Language], Site: l})
	}
	var files []artifact.Artifact
	for _, e := range editions {
		index, err := search.Index(e.Site, g.wordsFor(e.Site), e.Theme.PartsScript())
		if err != nil {
			return nil, fmt.Errorf("make the search index: %w", err)
		}
		files = append(files, index...)
	}
	for _, a := range s.Assets {
		files = append(files, artifact.Of(a.Out, artifact.Asset, a.Data))
	}
	files = append(files, theme.Render(editions, g.memo)...)
	return append(files, worker(s, files)), nil
}

// look is the theme to use: the folder themes/NAME of the site over the theme
// that comes with Handrail. It is nil when there is none, or it has faults.
func (g *Generator) look(settings site.Settings, tags []string, ds *diag.List) (*theme.Theme, error) {
	name := settings.Theme
	fsys := g.opts.Theme
	root, err := os.OpenRoot(filepath.Join(g.opts.Dir, "themes", name))
	switch {
	case err == nil:
		defer root.Close()
		fsys = theme.Overlay(root.FS(), g.opts.Theme)
	case !errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("open the theme: %w", err)
	case name != defaultTheme:
		ds.Add(settings.At("theme", "theme-missing", "there is no folder themes/"+name, "remove the line theme:, or make the folder"))
		return nil, nil
	}
	if found := strangeFiles(fsys, "themes/"+name); len(found) > 0 {
		ds.Add(found...)
		return nil, nil
	}
	sum, err := hashFiles(fsys)
	if err != nil {
		return nil, fmt.Errorf("read the theme: %w", err)
	}
	if g.theme == nil || g.themeHash != sum || !slices.Equal(g.tags, tags) {
		if err := g.readTheme(name, fsys, tags, ds); err != nil {
			return nil, err
		}
		g.themeHash, g.tags = sum, tags
	}
	return g.theme, nil
}

// readLexicons reads the lists of words for advice, lint/LANGUAGE.txt.
func (g *Generator) readLexicons(name string, fsys fs.FS) ([]diag.Diag, error) {
	g.lexicons = map[string]*lint.Lexicon{}
	files, err := fs.Glob(fsys, "lint/*.txt")
	if err != nil {
		return nil, fmt.Errorf("read the theme's words: %w", err)
	}
	var ds []diag.Diag
	for _, file := range files {
		data, err := fs.ReadFile(fsys, file)
		if err != nil {
			return nil, fmt.Errorf("read the theme's words: %w", err)
		}
		x, err := lint.ParseLexicon(data)
		if err != nil {
			ds = append(ds, diag.Whole("themes/"+name+"/"+file, "template-fault", err.Error(), ""))
			continue
		}
		g.lexicons[strings.TrimSuffix(path.Base(file), ".txt")] = x
	}
	return ds, nil
}

// A theme's everyday words for the search: those of the handbook's own
// language, whichever it is, and words.es.txt for Spanish wherever it is used.
const (
	wordsFile  = "words.txt"
	wordsFiles = "words.*txt"
)

// wordsFor is the theme's everyday words for the pages of a site.
func (g *Generator) wordsFor(s *site.Site) map[string][]string {
	if words, ok := g.words["words."+baseOf(s.Settings.Language)+".txt"]; ok {
		return words
	}
	if s.Main != nil {
		return nil // words.txt is in another language
	}
	return g.words[wordsFile]
}

// readWords reads the theme's everyday words, by file.
func (g *Generator) readWords(name string, fsys fs.FS) ([]diag.Diag, error) {
	g.words = map[string]map[string][]string{}
	files, err := fs.Glob(fsys, wordsFiles)
	if err != nil {
		return nil, fmt.Errorf("read the theme's words: %w", err)
	}
	var ds []diag.Diag
	for _, file := range files {
		data, err := fs.ReadFile(fsys, file)
		if err != nil {
			return nil, fmt.Errorf("read the theme's words: %w", err)
		}
		if g.words[file], err = search.ParseWords(data); err != nil {
			ds = append(ds, diag.Whole("themes/"+name+"/"+file, "template-fault", err.Error(), ""))
		}
	}
	return ds, nil
}

// readTheme reads the theme and its words, in the languages of the handbook,
// its own first; g.theme is nil when it has faults.
func (g *Generator) readTheme(name string, fsys fs.FS, tags []string, ds *diag.List) error {
	g.theme, g.words, g.spoken = nil, nil, map[string]*theme.Theme{}
	faults, err := g.readLocales(name, fsys)
	if err != nil {
		return err
	}
	t, found := theme.In(g.locales[tags[0]], name, fsys)
	found = append(faults, found...)
	for _, tag := range tags[1:] {
		if g.speaks(tag) && len(found) == 0 {
			g.spoken[tag], found = theme.In(g.locales[tag], name, fsys)
		}
	}
	for _, read := range []func(string, fs.FS) ([]diag.Diag, error){g.readWords, g.readLexicons} {
		faults, err = read(name, fsys)
		if err != nil {
			return err
		}
		found = append(found, faults...)
	}
	ds.Add(found...)
	if len(found) == 0 {
		g.theme = t
	}
	return nil
}

// strangeFiles tells of what in a theme cannot be read as a file: a pipe would
// make the build wait for ever, and a link may lead out of the theme.
func strangeFiles(fsys fs.FS, name string) (ds []diag.Diag) {
	// What cannot be walked shows when it is read.
	_ = fs.WalkDir(fsys, ".", func(p string, e fs.DirEntry, err error) error {
		file := name + "/" + p
		switch {
		case err != nil || e.IsDir() || e.Type().IsRegular():
		case e.Type()&fs.ModeSymlink == 0:
			ds = append(ds, diag.Whole(file, "file-not-regular", "is not an ordinary file", "remove it"))
		default:
			if info, err := fs.Stat(fsys, p); err != nil || !info.Mode().IsRegular() {
				ds = append(ds, diag.Whole(file, "file-symlink", "is a link to something that is not a file of the theme", "copy the file here instead"))
			}
		}
		return nil
	})
	return ds
}

// hashFiles is a hash of the names and bytes of all files.
func hashFiles(fsys fs.FS) (sum [sha256.Size]byte, err error) {
	h := sha256.New()
	err = fs.WalkDir(fsys, ".", func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(fsys, p)
		if err != nil {
			return err
		}
		fmt.Fprintf(h, "%s %d\n", p, len(data))
		_, err = h.Write(data)
		return err
	})
	h.Sum(sum[:0])
	return sum, err
}
