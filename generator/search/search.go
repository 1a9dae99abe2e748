package search

import (
	"fmt"
	"strings"

	"handrail/generator/artifact"
)

// Path is where the index stands in the output. It has no hash in its name:
// every page names it, and a hash would change every page on each edit.
const Path = "search/index.js"

// Version is the format version; a reader refuses any other.
const Version = 5

// maxPages keeps every page number below the surrogates, which no text can hold.
const maxPages = 50_000

// Doc is one page, or one term of the glossary, as the search sees it.
type Doc struct {
	URL       string // relative to the output folder: "playbooks/conflict.html", "glossary.html#airtime"
	Kind      string // "playbook"
	KindLabel string // "Playbook", as readers see it
	Title     string
	Summary   string
	Aliases   []string // everyday words for the page; searched, never shown
	Signs     []string // what one notices; searched like aliases
	Tags      []string
	Urgent    bool      // pinned first for the words of its title, aliases and signs
	Intro     string    // plain text before the first section
	Sections  []Section // in order
}

// Section is one part of a page that a result can lead to.
type Section struct {
	Heading string // plain text
	ID      string // anchor on the page
	Text    string // plain text below the heading
}

// Link names a page without making it searchable.
type Link struct{ Title, URL string }

// Options says how to index. The zero value indexes without stemming.
type Options struct {
	Language string              // BCP 47; decides stems and stop words, "" or unknown: none
	Words    map[string][]string // page id ("conflict") or path ("playbooks/conflict") -> everyday words
	Topics   []Link              // what an empty answer offers after the urgent pages
	Parts    []byte              // the script that brings the parts of a large index; its file begins with it
}

// Build returns the index of docs as files for the output folder, the fixed
// Path first; the others, of a larger handbook, stand beside it. The order of
// docs breaks ties between results in an index of one file. The bytes depend
// on the arguments alone and are made when first asked for.
// Build fails when a page has no usable address or there are too many pages.
func Build(docs []Doc, opt Options) ([]artifact.Artifact, error) {
	if err := checkURLs(docs); err != nil {
		return nil, err
	}
	return buildOf(len(docs), weight(docs), func() ([]Doc, error) { return docs, nil }, opt)
}

// buildOf is Build for docs that are brought together when the index is asked
// for: their number and weight name the files.
func buildOf(count, weight int, docs func() ([]Doc, error), opt Options) ([]artifact.Artifact, error) {
	if count > maxPages {
		return nil, fmt.Errorf("search index: %d pages, more than the format holds (%d)", count, maxPages)
	}
	for _, l := range opt.Topics {
		if err := checkURL(l.URL); err != nil {
			return nil, err
		}
	}
	files := []artifact.Artifact{artifact.New(Path, artifact.Search, func() ([]byte, error) {
		all, err := docs()
		if err != nil {
			return nil, err
		}
		return encode(all, opt), nil
	})}
	if weight >= splitFrom {
		files = splitIndex(count, weight, docs, opt)
	}
	for i := range files {
		files[i].Lazy = true // nothing in it can be at fault, and it takes as long as many pages
	}
	return files, nil
}

func checkURLs(docs []Doc) error {
	for _, d := range docs {
		if err := checkURL(d.URL); err != nil {
			return err
		}
	}
	return nil
}

// checkURL accepts what the page table can hold: a relative path to an HTML
// file, maybe with an anchor.
func checkURL(u string) error {
	path, _, _ := strings.Cut(u, "#")
	name, ok := strings.CutSuffix(path[strings.LastIndexByte(path, '/')+1:], ".html")
	if !ok || name == "" || strings.HasPrefix(u, "/") || strings.ContainsAny(u, "\n\t\\:") {
		return fmt.Errorf("search index: %q is not the address of a page", u)
	}
	return nil
}

// encode makes the script of a whole index: one call with one object of strings.
func encode(docs []Doc, opt Options) []byte {
	t, table := collect(docs, everyday(docs, opt.Words), languageFor(opt.Language)), newPages(docs)
	var b scriptWriter
	b.open()
	t.write(&b, func() {
		table.write(&b, 0, len(docs))
		table.writeHeads(&b, 0, len(docs))
		head(&b, table, t, opt)
	})
	return b.close()
}

// head writes what speaks of all pages.
func head(b *scriptWriter, p *pages, t *terms, opt Options) {
	b.text("suffixes", strings.Join(languageFor(opt.Language).suffixes, " "))
	b.text("kinds", strings.Join(p.kinds, "\n"))
	b.some("topics", topics(opt.Topics))
	b.text("kind", p.column())
	b.numbers("lengths", t.lengths)
}

// everyday lists for each doc the words of its page.
func everyday(docs []Doc, words map[string][]string) [][]string {
	out := make([][]string, len(docs))
	if len(words) == 0 {
		return out
	}
	for i, d := range docs {
		path := strings.TrimSuffix(d.URL, ".html") // a term keeps its anchor and so names no page
		id := path[strings.LastIndexByte(path, '/')+1:]
		out[i] = append(out[i], words[path]...)
		if id != path {
			out[i] = append(out[i], words[id]...)
		}
	}
	return out
}
