package lint

import (
	"fmt"
	"strings"
	"unicode"
)

// The parts of a page that somebody reads under stress or says aloud.
const (
	firstMinute = "first-minute"
	sayThis     = "say-this"
)

// longSentence is how many words a sentence may have that is said aloud.
// Source: the style guide of GOV.UK, "Sentence length", which has sentences
// of more than 25 words looked at again; a listener cannot even read back.
const longSentence = 25

// spoken tells of sentences that are too long to be said or to be read under
// stress.
func (c *check) spoken() {
	for _, s := range c.page.Doc.Sections {
		if s.ID != firstMinute && s.ID != sayThis {
			continue
		}
		for _, sentence := range sentences(s.Text) {
			if n := len(strings.Fields(sentence)); n > longSentence {
				first, _, _ := strings.Cut(sentence, " ")
				off := strings.Index(c.page.Doc.Text, sentence)
				c.add(c.atText(off, first, "sentence-long", fmt.Sprintf("a sentence of %d words, in %s", n, s.Heading.Text), "make two of it; 25 words are the most that can be said in one breath"))
			}
		}
	}
	for _, s := range c.page.Values.Steps("steps") {
		if s.Off < 0 {
			continue // told of the page that this one translates
		}
		for _, sentence := range sentences(s.Say) {
			if n := len(strings.Fields(sentence)); n > longSentence {
				c.add(c.page.At(s.Off, 1, "sentence-long", fmt.Sprintf("a sentence of %d words to say", n), "make two of it; 25 words are the most that can be said in one breath"))
			}
		}
	}
}

// steps tells of lines of the first minute that surely do not start with what
// to do.
func (c *check) steps() {
	if c.page.Kind.Name != "playbook" {
		return
	}
	for _, s := range c.page.Doc.Sections {
		if s.ID != firstMinute {
			continue
		}
		for _, step := range s.Steps {
			if words := tokens(step.Text); len(words) > 0 && c.lex.notVerb[words[0].word] {
				first := step.Text[words[0].from:words[0].to]
				c.add(c.page.At(step.Off, len(step.Text), "step-verb", "the step starts with "+first+", not with what to do", "start with a verb: Stay, Call, Move, Ask"))
			}
		}
	}
}

// numbers tells of numbers to call that are written into a page, where nobody
// would find them when they change.
func (c *check) numbers() {
	if c.page.Kind.Name == "contact" {
		return
	}
	text := c.page.Doc.Text
	ts := c.tokens
	for i, t := range ts[:max(len(ts)-1, 0)] {
		next := ts[i+1]
		if !c.lex.dial[t.word] || !number(next.word) || strings.TrimLeft(text[t.to:next.from], " +(") != "" {
			continue
		}
		last := i + 1
		for last+1 < len(ts) && number(ts[last+1].word) && strings.Trim(text[ts[last].to:ts[last+1].from], " -().") == "" {
			last++
		}
		found := text[next.from:ts[last].to]
		if digits(found) >= 3 {
			c.add(c.atText(next.from, found, "number-written", "the number "+found+" is written into the page", "link its contact: [crisis line](../contacts/crisis-line.md)"))
		}
	}
}

func number(word string) bool {
	return word != "" && strings.IndexFunc(word, func(r rune) bool { return !unicode.IsDigit(r) }) < 0
}

func digits(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// links tells of links that dial a number from a page that is no contact. A
// number lives in one place, so that one place must be checked and changed.
func (c *check) links() {
	if c.page.Kind.Name == "contact" {
		return
	}
	for _, l := range c.page.Doc.Links {
		scheme, to, _ := strings.Cut(strings.ToLower(l.Dest), ":")
		if (scheme == "tel" || scheme == "sms") && to != "" {
			c.add(c.page.At(l.Off, l.Len, "number-link", "the link dials a number that is written into the page", "link the contact instead: [crisis line](../contacts/crisis-line.md)"))
		}
	}
}

// gaps tells of words in brackets that were never filled in, once somebody said
// that the page is theirs: a rule that is adopted, a contact that is set. A
// handout has none at any time, since people get it on paper.
func (c *check) gaps() {
	v := c.page.Values
	adopted := c.page.Kind.Name == "policy" && v.Text("adoption") == "adopted"
	set := c.page.Kind.Name == "contact" && !v.Bool("placeholder")
	gaps := c.page.Gaps()
	if len(gaps) == 0 || !adopted && !set && c.page.Kind.Name != "handout" {
		return
	}
	text := "the gap " + gaps[0] + " is not filled in"
	if len(gaps) > 1 {
		text += fmt.Sprintf(", nor %d more", len(gaps)-1)
	}
	c.add(c.atText(strings.Index(c.page.Doc.Text, gaps[0]), gaps[0], "gap-open", text, "write what holds for your program, without the brackets"))
}
