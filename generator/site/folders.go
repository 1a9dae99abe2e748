package site

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"handrail/generator/diag"
	"handrail/generator/schema"
)

// lintFolders tells, once for each, of the folders that are no kind's, whose
// pages therefore are guides.
func lintFolders(pages []*Page) []diag.Diag {
	known, count := schema.Folders(), map[string]int{}
	for _, p := range pages {
		if dir, _, deep := strings.Cut(p.Path, "/"); deep && !slices.Contains(known, dir) {
			count[dir]++
		}
	}
	var ds []diag.Diag
	for _, dir := range slices.Sorted(maps.Keys(count)) {
		text := "is the folder of no kind, so its page is shown as a guide"
		if n := count[dir]; n > 1 {
			text = fmt.Sprintf("is the folder of no kind, so its %d pages are shown as guides", n)
		}
		ds = append(ds, diag.Whole(File(dir), "folder-unknown", text, "the folders are "+strings.Join(known, ", ")))
	}
	return ds
}

// document says what to do with a file that looks like a page or a document
// and that no page links; nothing for other files.
func document(p string) (hint string) {
	name := strings.ToLower(path.Base(p))
	switch ext := path.Ext(name); ext {
	case ".html", ".htm", ".xhtml", ".rst", ".adoc", ".asciidoc", ".org", ".doc", ".rtf":
		return "write it in Markdown, or move it out of content/"
	case ".markdown", ".mdown", ".mkd", ".mdx":
		return "rename it to " + strings.TrimSuffix(path.Base(p), path.Ext(p)) + ".md"
	case ".pdf", ".docx", ".odt":
		return "link it from a page"
	}
	if strings.HasSuffix(name, ".md.txt") {
		return "rename it to " + strings.TrimSuffix(path.Base(p), path.Ext(p))
	}
	return ""
}

// leftOut tells of documents that no page links, so that none is lost without
// a word. linked holds paths below content/.
func (c *Content) leftOut(linked map[string]bool) []diag.Diag {
	var ds []diag.Diag
	for _, p := range slices.Sorted(maps.Keys(c.files)) {
		if hint := document(p); hint != "" && !linked[p] {
			ds = append(ds, diag.Whole(File(p), "file-left-out", "is not part of the handbook: it is no page, and no page links to it", hint))
		}
	}
	return ds
}
