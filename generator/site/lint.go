package site

import (
	"fmt"
	"slices"
	"strings"

	"handrail/generator/diag"
	"handrail/generator/markup"
	"handrail/generator/schema"
)

// Rules of the first part of a playbook: what one person can hold in mind.
// Source: operating-room crisis checklists, which keep to a handful of short
// lines for a pause of a minute.
const (
	firstMinute   = "first-minute"
	firstStepsMin = 3
	firstStepsMax = 5
	firstWordsMax = 12
)

// lintParts checks the fixed parts of a page: that those it needs are there,
// in order, and of the right shape.
func lintParts(p *Page) []diag.Diag {
	ds := missingParts(p)
	var seen []int // parts above this one, in the order of the table
	for _, s := range p.Doc.Sections {
		i := partIndex(p.Kind, s)
		if i < 0 {
			continue
		}
		part := p.Kind.Parts[i]
		if p.Kind.Ordered {
			if j := slices.IndexFunc(seen, func(j int) bool { return j > i }); j >= 0 {
				ds = append(ds, p.atHeading(s, "section-order", "the part "+part.Title+" comes too late", "move it before "+p.Kind.Parts[seen[j]].Title))
			}
			seen = append(seen, i)
			slices.Sort(seen)
		}
		if part.Steps {
			ds = append(ds, lintSteps(p, part, s)...)
		}
		if part.ID == selfCheck {
			ds = append(ds, lintQuestions(p, s)...)
		}
	}
	return ds
}

func (p *Page) atHeading(s markup.Section, code, text, hint string) diag.Diag {
	return p.at(s.Off, len("## ")+len(s.Heading.Text), code, text, hint)
}

func missingParts(p *Page) []diag.Diag {
	var ds []diag.Diag
	has := partsOf(p)
	for i := range p.Kind.Parts {
		part := &p.Kind.Parts[i]
		if has[i] || !part.Needed(p.Values) {
			continue
		}
		text, hint := "the part "+part.Title+" is missing", "add a heading: ## "+part.Title
		if s := nearHeading(p, part.Title); s != nil {
			ds = append(ds, p.atHeading(*s, "section-missing", text, "is it this one? Write ## "+part.Title))
			continue
		}
		ds = append(ds, diag.Whole(p.File(), "section-missing", text, hint))
	}
	return ds
}

// partsOf tells for each of the kind's parts whether the page has it.
func partsOf(p *Page) []bool {
	has := make([]bool, len(p.Kind.Parts))
	for _, s := range p.Doc.Sections {
		if i := partIndex(p.Kind, s); i >= 0 {
			has[i] = true
		}
	}
	return has
}

// nearHeading is an H2 that is none of the kind's parts, but nearly title.
func nearHeading(p *Page, title string) *markup.Section {
	for i, s := range p.Doc.Sections {
		if partIndex(p.Kind, s) < 0 && diag.Nearest(title, []string{s.Heading.Text}) != "" {
			return &p.Doc.Sections[i]
		}
	}
	return nil
}

// partIndex is the place of a heading among the kind's fixed parts, or -1.
func partIndex(k *schema.Kind, s markup.Section) int {
	if len(k.Parts) == 0 {
		return -1
	}
	id := markup.Slug(s.Heading.Text)
	for i := range k.Parts {
		if part := &k.Parts[i]; part.ID == id || part.ID == s.ID {
			return i
		}
	}
	return -1
}

// lintSteps checks a part that is read under stress.
func lintSteps(p *Page, part schema.Part, s markup.Section) []diag.Diag {
	if !s.Ordered {
		return []diag.Diag{p.atHeading(s, "section-shape", part.Title+" must start with a numbered list", "write 1. 2. 3. at the start of the lines")}
	}
	if part.ID != firstMinute {
		return nil
	}
	var ds []diag.Diag
	if n := len(s.Steps); n < firstStepsMin || n > firstStepsMax {
		ds = append(ds, p.atHeading(s, "steps-count", fmt.Sprintf("%s has %d steps", part.Title, n), "three to five are right; move others to Do now"))
	}
	for _, step := range s.Steps {
		if n := len(strings.Fields(step.Text)); n > firstWordsMax {
			ds = append(ds, p.at(step.Off, len(step.Text), "step-long", fmt.Sprintf("a step of %d words", n), "say it in 12 words or fewer, verb first"))
		}
	}
	return ds
}

// lintContact checks that a contact can be reached, and by what. With a
// mistake in its front matter nobody knows yet whether it can.
func lintContact(p *Page, known bool) []diag.Diag {
	var ds []diag.Diag
	for _, field := range []string{"phone", "sms"} {
		text := p.Values.Text(field)
		if i := strings.IndexFunc(text, schema.NotDialled); i >= 0 {
			ds = append(ds, p.at(p.Values.ValueOff(field, 0), len(text), "contact-number",
				fmt.Sprintf("%s holds %q, which cannot be dialled", field, []rune(text[i:])[0]), "write the digits; other words go into hours or the text"))
		}
	}
	v := p.Values
	role := v.Text("role")
	place := (role == "other" || role == "medical") && p.Doc.Text != "" // the text says where it is
	if known && !place && !v.Bool("placeholder") && !v.Has("phone") && !v.Has("sms") && !v.Has("chat_url") {
		ds = append(ds, diag.Whole(p.File(), "contact-empty", "the contact has no phone, sms or chat_url", "add one, or write placeholder: true until you know it"))
	}
	return ds
}

// lintUrgent checks that a playbook for a moment of danger names someone to
// call, and someone else when nobody answers.
func lintUrgent(n *Node) []diag.Diag {
	if n.Kind.Name != "playbook" || n.Values.Text("urgency") != "now" || len(n.Values.Texts("contacts")) >= 2 {
		return nil
	}
	return []diag.Diag{n.at(n.Values.Off("urgency"), len("urgency: now"), "contact-few",
		"an urgent playbook with fewer than two contacts", "add contacts: [first-id, second-id]")}
}
