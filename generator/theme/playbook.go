package theme

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"handrail/generator/markup"
	"handrail/generator/site"
)

// The parts of a playbook that have a place of their own on its page.
const (
	firstMinute  = "first-minute"
	escalateWhen = "escalate-when"
)

// leadSigns is how many letters of signs stand under the title, as far as the
// first sign is not longer; all of them stand below.
const leadSigns = 64

// playbook is what a playbook shows first, and the parts that follow it. What
// is read under stress has no linked words.
func (r *renderer) playbook(n *site.Node, b *body, parts []*markup.Section) (*Playbook, []*markup.Section) {
	v := n.Values
	p := &Playbook{Urgency: v.Text("urgency")}
	for _, contact := range n.Contacts {
		b.told[contact] = true // the card lists it with all there is to say
		b.unset = b.unset || contact.Values.Bool("placeholder")
	}
	for _, sign := range v.Texts("signs") {
		p.Notices = append(p.Notices, upperFirst(sign))
	}
	if f, ok := n.Kind.Field("urgency"); ok {
		p.Word = f.ValueLabel(p.Urgency)
	}
	p.Signs = lead(v.Texts("signs"))
	for _, policy := range n.Policies {
		p.Rules = append(p.Rules, r.linkTo(b.out, policy))
	}
	var rest []*markup.Section
	for _, s := range parts {
		switch {
		case s.ID == firstMinute && p.First == nil:
			p.First = &First{ID: s.ID, Title: b.plain(s.Title), Steps: b.steps(s.Steps), Rest: b.plain(s.Rest)}
			if len(s.Steps) == 0 {
				p.First.Rest = b.plain(s.Body)
			}
		case s.ID == escalateWhen && p.Care == nil:
			p.Care = r.care(n, b, s)
		default:
			rest = append(rest, s)
		}
	}
	if p.Care == nil && len(n.Contacts) > 0 {
		p.Care = r.care(n, b, &markup.Section{Heading: markup.Heading{ID: escalateWhen}})
	}
	return p, rest
}

func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// lead joins as many signs as go into a line or two.
func lead(signs []string) string {
	line := ""
	for i, sign := range signs {
		if i > 0 && len(line)+len(sign) > leadSigns {
			break
		}
		if i > 0 {
			line += "; "
		}
		line += sign
	}
	return line
}

// checkedAlike is when contacts were checked, if that is said of all in the same
// words.
func checkedAlike(contacts []Contact) string {
	for _, c := range contacts {
		if c.Checked != contacts[0].Checked {
			return ""
		}
	}
	if len(contacts) == 0 {
		return ""
	}
	return contacts[0].Checked
}

// care is the card that says when to get help.
func (r *renderer) care(n *site.Node, b *body, s *markup.Section) *Care {
	c := &Care{ID: s.ID, Body: b.plain(s.Body)}
	var unset []string
	for _, contact := range n.Contacts {
		if v := r.contact(b.out, contact); v.Unset {
			unset = append(unset, v.Label)
		} else {
			c.Contacts = append(c.Contacts, v)
		}
	}
	c.Unset = strings.Join(unset, ", ")
	c.Checked = checkedAlike(c.Contacts)
	if m := n.Values.Text("handoff"); m != "" {
		c.Within = r.words.Say("Hand over within %s.", r.words.Count(n.Values.Int("handoff"), "minutes"))
	}
	c.NoAnswer = n.Values.Text("urgency") == "now" && !strings.Contains(s.Text, r.words.Word("No answer?"))
	return c
}
