package schema

import (
	"path"
	"regexp"
	"strings"

	"handrail/generator/diag"
)

// ForPath tells the kind of the page at p, a path below content/ with slashes.
// The folder decides: pages at the top are guides but for index.md (home) and
// glossary.md, FOLDER/index.md introduces a folder, and deeper folders keep
// the kind of the first. A translation (name.es.md) is of the kind of its
// original. When there is no such kind, the Kind is nil and the diagnostic
// says why.
func ForPath(p string) (*Kind, *diag.Diag) {
	dir, rest, inFolder := strings.Cut(p, "/")
	if !inFolder {
		return topKind(baseName(p)), nil
	}
	for i := range kindTable {
		if k := &kindTable[i]; k.Dir == dir {
			if baseName(rest) == "index" {
				k, _ = Lookup("section")
			}
			return k, nil
		}
	}
	d := diag.Whole("content/"+p, "kind-unknown", "the folder "+dir+" is not one that holds pages", folderHint(dir))
	return nil, &d
}

// topKind is the kind of a page at the top of content/.
func topKind(name string) *Kind {
	for i := range kindTable {
		if k := &kindTable[i]; k.File != "" && k.File == name+".md" {
			return k
		}
	}
	guide, _ := Lookup("guide")
	return guide
}

// language matches what translations have between name and ending.
var language = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

// baseName is the file name without .md and without language. A name with a
// slash, from a deeper folder, never equals a plain one.
func baseName(p string) string {
	name := strings.TrimSuffix(p, ".md")
	if ext := path.Ext(name); ext != "" && language.MatchString(ext[1:]) {
		name = strings.TrimSuffix(name, ext)
	}
	return name
}

// folderHint names the folder that was meant, or lists all.
func folderHint(dir string) string {
	var dirs []string
	for _, k := range kindTable {
		if k.Dir == "" {
			continue
		}
		if k.Name == strings.ToLower(dir) {
			return "did you mean " + k.Dir + "?"
		}
		dirs = append(dirs, k.Dir)
	}
	return diag.DidYouMean(dir, dirs, "the folders are "+list(dirs, "and"))
}
