package theme

import (
	"sync"

	"handrail/generator/locale"
)

// paperFill adds up heights for one size of letters and one width of columns.
type paperFill struct {
	spacing
	size, width float64
	brief       bool
	words       *locale.Locale // what the theme says
	known       *paperText
}

// paperText remembers of the texts of one page what does not depend on the
// size of letters, since every size is tried.
type paperText struct {
	blocks  map[string][]textBlock
	words   map[string][]int // see wordLengths; parts of lengths
	lengths []int
}

// paperTexts are ready for the next page: a build needs one for each.
var paperTexts = sync.Pool{New: func() any {
	return &paperText{blocks: map[string][]textBlock{}, words: map[string][]int{}}
}}

// spent forgets the page, and leaves t to the next one.
func (t *paperText) spent() {
	clear(t.blocks)
	clear(t.words)
	t.lengths = t.lengths[:0]
	paperTexts.Put(t)
}

// of is the blocks of a text of the author's.
func (t *paperText) of(text string) []textBlock {
	blocks, ok := t.blocks[text]
	if !ok {
		blocks = textBlocks(text)
		t.blocks[text] = blocks
	}
	return blocks
}

// lines counts the lines of text in a column of so many letters.
func (t *paperText) lines(text string, letters int) int {
	words, ok := t.words[text]
	if !ok {
		from := len(t.lengths)
		t.lengths = wordLengths(t.lengths, text)
		words = t.lengths[from:]
		t.words[text] = words
	}
	return linesOf(words, letters)
}

// line is the height of a line of text.
func (f paperFill) line() float64 { return f.size * f.leading }

// text is the height of a text in letters of so many points.
func (f paperFill) text(text string, width, points float64) float64 {
	return float64(f.known.lines(text, max(1, int(width/(points*f.letter))))) * points * f.leading
}

// above is what stands over both columns, and below them.
func (f paperFill) above(p *Page, width float64) float64 {
	sum := 26 + f.text(p.Title, width, 18) + f.text(p.Summary, width, 10) + footHeight
	if p.Help.Unset != "" {
		sum += f.text(p.Help.Unset+": "+f.words.Word(unsetAdvice), width, 9)
	}
	if p.Playbook != nil {
		sum += f.text("Signs: "+p.Playbook.Signs, width, 10) - f.text(p.Summary, width, 10)
	}
	if p.Notice != nil {
		for _, line := range p.Notice.Full {
			sum += f.text(line, width-16, 9) + 1.5
		}
	}
	return sum + f.facts(p.Facts, width)
}

const unsetAdvice = "not set yet. Ask your program lead; in danger call your local emergency number."

// facts is the height of the box of facts: short ones four in a row, then each
// long one across.
func (f paperFill) facts(facts []Fact, width float64) float64 {
	const inRow, padding = 4, 12.0
	sum, row, n := 0.0, 0.0, 0
	for _, fact := range facts {
		if fact.Long {
			text := fact.Label + " " + fact.Value
			for _, item := range fact.Items {
				text += " · " + item.Text + " " + item.Note
			}
			sum += f.text(text, width-padding, f.size) + 1
			continue
		}
		row = max(row, f.line()+f.text(fact.Value+" "+fact.Level, (width-padding)/inRow-8, f.size)+1)
		if n++; n%inRow == 0 {
			sum, row = sum+row, 0
		}
	}
	if len(facts) > 0 {
		sum += row + 15
	}
	return sum
}

// columns is the height of everything in the columns, one below the other.
func (f paperFill) columns(p *Page) float64 {
	sum := f.blocks(string(p.Intro), f.width) + f.blocks(string(p.Notes), f.width)
	if p.Playbook != nil {
		sum += f.first(p.Playbook.First) + f.care(p.Playbook.Care)
		if !f.brief {
			sum += f.list(p.Playbook.Notices) + f.rules(p.Playbook.Rules)
		}
	}
	for _, s := range p.Sections {
		sum += f.heading() + f.blocks(string(s.Lead), f.width) + f.blocks(string(s.Rest), f.width)
	}
	if !f.brief && len(p.Sources) > 0 {
		sum += f.heading()
		for _, s := range p.Sources {
			sum += f.text(s.Text+" ("+s.URL+")", f.width-14, f.size)
		}
	}
	if p.Reviewed != "" {
		sum += f.text(p.Reviewed, f.width, f.size) + 4
	}
	return sum
}

func (f paperFill) heading() float64 { return f.size*1.15*1.22 + 7 }

func (f paperFill) list(items []string) float64 {
	if len(items) == 0 {
		return 0
	}
	sum := f.heading()
	for _, item := range items {
		sum += f.text(item, f.width-14, f.size) + 1
	}
	return sum
}

func (f paperFill) rules(links []Link) float64 {
	var items []string
	for _, l := range links {
		items = append(items, l.Text)
	}
	return f.list(items)
}

// first is the height of the first minute: boxes with a number and a tick.
func (f paperFill) first(first *First) float64 {
	if first == nil {
		return 0
	}
	sum := f.heading() + f.blocks(string(first.Rest), f.width)
	for _, s := range first.Steps {
		sum += max(f.text(plainText(string(s.Line)), f.width-56, f.size*1.06), f.size*1.3) + 8
		sum += f.blocks(string(s.More), f.width-30)
	}
	return sum
}

// care is the height of the card with the numbers.
func (f paperFill) care(c *Care) float64 {
	if c == nil {
		return 0
	}
	width := f.width - 18
	sum := f.heading() + 10 + f.blocks(string(c.Body), width)
	for _, line := range []string{c.Within, c.Checked} {
		if line != "" {
			sum += f.text(line, width, f.size) + 3
		}
	}
	if c.Unset != "" {
		sum += f.text(c.Unset+": "+f.words.Word(unsetAdvice), width-12, f.size) + 8
	}
	if c.NoAnswer {
		sum += f.line() + 3
	}
	for _, contact := range c.Contacts {
		sum += float64(len(contact.Calls)) * (f.line()*1.1 + 5)
		if c.Checked == "" && contact.Checked != "" {
			sum += float64(len(contact.Calls)) * 12
		}
	}
	return sum
}

// blocks is the height of a text of the author's.
func (f paperFill) blocks(text string, width float64) float64 {
	sum := 0.0
	for _, b := range f.known.of(text) {
		switch {
		case b.heading:
			sum += f.heading() + f.text(b.text, width, f.size) - f.line()
		case b.box:
			sum += f.text("Say "+b.text, width-14, f.size) + 8
		default:
			sum += f.text(b.text, width-float64(b.depth)*14, f.size) + 2
		}
	}
	return sum
}
