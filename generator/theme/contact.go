package theme

import (
	"bytes"
	"html/template"
	"strings"
	"time"

	"handrail/generator/schema"
	"handrail/generator/site"
)

// contact is a contact's numbers as the page at out shows them.
func (r *renderer) contact(out string, n *site.Node) Contact {
	v := n.Values
	c := Contact{Label: labelOf(n), URL: rel(out, n.Out), Unset: v.Bool("placeholder")}
	if c.Unset {
		return c
	}
	c.Calls = r.calls(n)
	c.Checked, c.CheckBy = r.checked(v)
	return c
}

// labelOf is a contact's short name.
func labelOf(n *site.Node) string {
	if label := n.Values.Text("label"); label != "" {
		return label
	}
	return n.Title
}

// calls are the numbers of a contact that is not a placeholder, or its chat
// when it has none.
func (r *renderer) calls(n *site.Node) []Call {
	var out []Call
	if phone := n.Values.Text("phone"); phone != "" {
		out = append(out, Call{Label: labelOf(n), Action: r.words.Word("Call"), Number: held(phone), URL: telURL("tel:", phone)})
	}
	if sms := n.Values.Text("sms"); sms != "" {
		out = append(out, Call{Label: labelOf(n), Action: r.words.Word("Text"), Number: held(sms), URL: telURL("sms:", sms)})
	}
	if chat := n.Values.Text("chat_url"); chat != "" && len(out) == 0 {
		out = append(out, Call{Label: labelOf(n), Action: r.words.Word("Chat"), Number: r.words.Word("open"), URL: template.URL(chat)})
	}
	return out
}

// telURL is the address that a phone dials: digits, and a + in front. In an
// international number the (0) that callers from abroad leave out is left out.
func telURL(scheme, number string) template.URL {
	number = strings.TrimSpace(number)
	if strings.HasPrefix(number, "+") {
		number = strings.ReplaceAll(number, "(0)", "")
	}
	var b strings.Builder
	for i, c := range number {
		if c >= '0' && c <= '9' || c == '+' && i == 0 {
			b.WriteRune(c)
		}
	}
	return template.URL(scheme + b.String())
}

// heldSpace stands for a space that must not be lost when the page is made
// smaller. It is no letter of any script, and no author can mean it.
const heldSpace = "\ufdd0"

// held is a number whose every space comes through: those in a row, and those
// at its ends, too.
func held(number string) string {
	s := strings.ReplaceAll(number, "  ", " "+heldSpace)
	if rest, ok := strings.CutPrefix(s, " "); ok {
		s = heldSpace + rest
	}
	if rest, ok := strings.CutSuffix(s, " "); ok {
		s = rest + heldSpace
	}
	return s
}

// release puts the spaces back that were held.
func release(page []byte) []byte {
	if !bytes.Contains(page, []byte(heldSpace)) {
		return page
	}
	return bytes.ReplaceAll(page, []byte(heldSpace), []byte(" "))
}

// checked says when a contact was checked and until when that counts, in words
// and as a date for scripts; "" when nobody said.
func (r *renderer) checked(v schema.Values) (words, until string) {
	on, by, ok := checkedDates(v)
	if !ok {
		return "", ""
	}
	return r.checkedOn(on, by), by.Format(time.DateOnly)
}

func checkedDates(v schema.Values) (on, by time.Time, ok bool) {
	on, err := time.Parse(time.DateOnly, v.Text("verified"))
	if err != nil {
		return on, by, false
	}
	return on, on.AddDate(0, 0, v.Int("valid_days")), true
}

func (r *renderer) checkedOn(on, by time.Time) string {
	return r.words.Say("Checked %s. Check again by %s", r.words.Date(on), r.words.Date(by))
}

// dayOf writes a date of the front matter as readers do.
func (r *renderer) dayOf(date string) string {
	if t, err := time.Parse(time.DateOnly, date); err == nil {
		return r.words.Date(t)
	}
	return date
}

// help is the strip of numbers. One line tells when the numbers were checked:
// of the one checked longest ago, and of the one to be checked first.
func (r *renderer) help() Help { return r.helpOf(r.site.Help) }

func (r *renderer) helpOf(contacts []*site.Node) Help {
	var h Help
	var unset []string
	var on, by time.Time
	for _, n := range contacts {
		if n.Values.Bool("placeholder") {
			unset = append(unset, labelOf(n))
			continue
		}
		h.Calls = append(h.Calls, r.calls(n)...)
		if o, b, ok := checkedDates(n.Values); ok {
			if on.IsZero() || o.Before(on) {
				on = o
			}
			if by.IsZero() || b.Before(by) {
				by = b
			}
		}
	}
	h.Unset = strings.Join(unset, ", ")
	if !on.IsZero() {
		h.Checked, h.CheckBy = r.checkedOn(on, by), by.Format(time.DateOnly)
	}
	return h
}
