// Package markup turns the Markdown text of a page into HTML and into what
// the rest of Handrail needs to know about it: outline, links with their
// places, plain text for search, steps, and problems.
//
// It knows bytes, nothing of files, pages, kinds or themes. A link is
// reported with its destination as written; whether a page of that name
// exists is for others to say. So that they can, the HTML has holes: byte
// ranges (an address, an id, a stretch of running text) whose default is
// valid and may be replaced without reading the HTML again. See Fragment.
//
// The dialect is CommonMark with tables, strikethrough, bare links, task
// lists, definition lists and footnotes. Two things are Handrail's own, and
// both read well on a plain Git host: a quote that starts with a bold label
// (**Say:**, Do, Avoid, Escalate, Why) and the five alerts ([!NOTE] and so
// on) become callouts. Letters and quotation marks stay as written.
//
// Content is not trusted. Raw HTML never comes through, addresses have a
// scheme from a short list, and no element has a style or an event handler.
// Input made to be slow is refused with a diagnostic (see limits in
// guard.go), so a page cannot hang a build.
package markup

import "handrail/generator/diag"

// Doc is what one page's Markdown says. It is made by Parse, does not change
// afterwards and keeps nothing of the parser. All its strings share the memory
// of a few large ones.
type Doc struct {
	Intro     Fragment  // what stands before the first section
	IntroText string    // the plain text of Intro
	Sections  []Section // one per ## heading (and per # heading, which is reported), in order
	Footnotes Fragment  // the list of footnotes that the text refers to, for the foot of the page; often empty
	Headings  []Heading // every heading, also those in quotes and lists, in order
	Links     []Link    // every link and picture that is allowed, in order; a refused one is only in Diags
	Text      string    // plain text of everything, headings and footnotes included; blocks are separated by newlines
	Diags     []diag.Diag

	entries []entry
	notes   int // footnotes
}

// Heading is one line of the outline.
type Heading struct {
	Level int    // 2 to 6
	ID    string // unique in the page; see Slug
	Text  string // plain
	Off   int    // byte offset in src of the first # sign, or of the text of an underlined heading
}

// Section is a ## heading and everything below it, up to the next one.
type Section struct {
	Heading
	Title   Fragment // the heading's words as inline HTML, without the h2 element
	Body    Fragment // everything below the heading; always Lead + Rest
	Lead    Fragment // the first block, to be kept on one printed page with the heading
	Rest    Fragment
	Ordered bool   // the first block is an ordered list
	Steps   []Step // the items of that list, else nil
	Text    string // plain text of Body
}

// Step is an item of the ordered list that a section starts with.
type Step struct {
	Body Fragment // what stands between <li> and </li>
	Text string   // plain text of the item's first paragraph
	Off  int      // byte offset in src of the list mark

	Choices []Choice // the items of its first task list, else nil
	Ask     Fragment // what stands before that list
	After   Fragment // what stands behind it
}

// Choice is an item of a task list inside a Step: what is ticked stands on its
// first line, and what there is to say about it on the lines below.
type Choice struct {
	Box    bool     // it has a check box; in a task list, others may have none
	Ticked bool     // the box is ticked
	Label  Fragment // inline HTML of the first line; without a box, everything
	Note   Fragment // the other lines of that paragraph as inline HTML, then what follows it
	Off    int      // byte offset in src of the list mark
}

// Link is one link or picture.
type Link struct {
	Dest  string // as written, with escapes and entities resolved but %20 and the like kept
	Text  string // plain text of the link, or the picture's description
	Image bool
	Off   int // byte offset in src of the destination; of the whole link when it is written by reference
	Len   int // bytes there
}

// Entry is a ### heading that stands at the top level of the page, and
// everything below it up to the next heading of that level or above. A
// glossary is made of entries.
type Entry struct {
	Heading
	Body Fragment
	Text string // plain text of Body
}

// Entries lists the ### headings of the page with what stands below them.
// The Fragments are cut when asked for, so ask once.
func (d *Doc) Entries() []Entry {
	out := make([]Entry, len(d.entries))
	for i, e := range d.entries {
		f := d.Intro
		if e.section >= 0 {
			f = d.Sections[e.section].Body
		}
		out[i] = Entry{
			Heading: d.Headings[e.heading],
			Body:    f.cut(e.lead).join(f.cut(e.rest)),
			Text:    e.text.of(d.Text),
		}
	}
	return out
}

// HasAnchor tells whether the page has an element with this id: a heading or
// a footnote.
func (d *Doc) HasAnchor(id string) bool {
	for _, h := range d.Headings {
		if h.ID == id {
			return true
		}
	}
	return isNoteID(id, d.notes)
}
