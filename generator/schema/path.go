package schema

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"handrail/generator/diag"
)

// ForPath tells the kind of the page at p, a path below content/ with slashes.
// The folder decides: pages at the top are guides but for index.md (home) and
// glossary.md, FOLDER/index.md introduces a folder, and deeper folders keep
// the kind of the first. A translation (name.es.md) is of the kind of its
// original. Pages of a folder that is no kind's are guides too, unless its
// name is nearly that of one, or one that Handrail needs for itself: then the
// Kind is nil and the diagnostic says why.
func ForPath(p string) (*Kind, *diag.Diag) {
	dir, rest, inFolder := strings.Cut(p, "/")
	if !inFolder {
		return topKind(baseName(p)), nil
	}
	if k, ok := kindOfFolder(dir); ok {
		if baseName(rest) == "index" {
			k, _ = Lookup("section")
		}
		return k, nil
	}
	if hint := folderFault(dir); hint != "" {
		d := diag.Whole("content/"+p, "kind-unknown", "the folder "+dir+" is not one that holds pages", hint)
		return nil, &d
	}
	guide, _ := Lookup("guide")
	return guide, nil
}

// kindOfFolder finds the kind whose pages lie in a folder of content/.
func kindOfFolder(dir string) (*Kind, bool) {
	for i := range kindTable {
		if k := &kindTable[i]; k.Dir != "" && k.Dir == dir {
			return k, true
		}
	}
	return nil, false
}

// Folders lists the folders that have a kind, in the order of the table.
func Folders() []string {
	var dirs []string
	for _, k := range kindTable {
		if k.Dir != "" {
			dirs = append(dirs, k.Dir)
		}
	}
	return dirs
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

// ownFolders are folders of the finished handbook that hold no pages of
// authors. Browsers keep what lies in some of them for a year.
var ownFolders = []string{"assets", "offline", "search"}

// folderFault says why a folder that is no kind's cannot hold guides either,
// or nothing. A folder that is misspelt would turn playbooks into guides, and
// nobody would find them when they are needed.
func folderFault(dir string) (hint string) {
	low := strings.ToLower(dir)
	if slices.Contains(ownFolders, low) {
		return "rename it: Handrail puts files of its own into " + low
	}
	for _, k := range kindTable {
		if k.Dir != "" && k.Name == low {
			return "did you mean " + k.Dir + "?"
		}
	}
	return diag.DidYouMean(dir, Folders(), "")
}

// SplitLanguage takes the language out of the path of a translation:
// "playbooks/conflict.es.md" is "playbooks/conflict.md" in "es". lang is ""
// for a path without one.
func SplitLanguage(p string) (source, lang string) {
	name := strings.TrimSuffix(p, ".md")
	ext := path.Ext(name)
	if name == p || ext == "" || !language.MatchString(ext[1:]) {
		return p, ""
	}
	return strings.TrimSuffix(name, ext) + ".md", ext[1:]
}
