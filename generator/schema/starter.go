package schema

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Starter is the text of a new page of kind k: its required fields with values
// to replace, the kind's other fields as examples behind #, and its required
// parts with a line of advice each. It is a draft, so that it stays out of the
// handbook until someone has written it. The page is without mistakes.
func Starter(k *Kind, title string) string {
	var front strings.Builder
	fmt.Fprintf(&front, "title: %s\n", inline(title))
	for _, f := range k.Fields {
		if f.Name != "title" && (f.Required || f.Wanted || f.New != "") {
			fmt.Fprintf(&front, "%s: %s\n", f.Name, strings.TrimPrefix(f.start(), " "))
		}
	}
	text := strings.ReplaceAll(front.String(), ": \n", ":\n")
	values, _, _ := Decode("", []byte("---\n"+text+"---\n"), k)

	var page strings.Builder
	page.WriteString("---\n" + text)
	fmt.Fprintf(&page, "# More fields; remove the # to use one. handrail kinds %s explains them.\n", k.Name)
	for _, f := range k.Fields {
		if !f.Required && !f.Wanted && f.New == "" && suggested(k, f) {
			fmt.Fprintf(&page, "# %s: %s\n", f.Name, f.like())
		}
	}
	page.WriteString("---\n")
	page.WriteString(starterBody(k, values))
	return page.String()
}

// start is the value that a new page has.
func (f Field) start() string {
	if f.New != "" {
		return f.New
	}
	return f.like()
}

// suggested tells which other fields a new page shows: what its kind adds to
// the common ones, and the words it is found by.
func suggested(k *Kind, f Field) bool {
	if slices.Contains([]string{"aliases", "related"}, f.Name) {
		return true
	}
	_, shared := findField(common(), f.Name)
	return !shared
}

// starterBody writes the parts that a page with the front matter v needs; all
// parts when the kind insists on none.
func starterBody(k *Kind, v Values) string {
	needed := slices.ContainsFunc(k.Parts, func(p Part) bool { return p.Needed(v) })
	var b strings.Builder
	for _, p := range k.Parts {
		if needed && !p.Needed(v) {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "## %s\n", p.Title)
		switch {
		case p.New != "":
			b.WriteString(p.New + "\n\n")
		case p.Steps:
			b.WriteString("1. Write the first step here.\n2. Write the second step here.\n3. Write the third step here.\n\n")
		}
		b.WriteString(p.Doc + "\n")
	}
	if len(k.Parts) == 0 {
		b.WriteString("Write the text of the page here, in short sentences.\n")
	}
	return b.String()
}

var (
	safeText = regexp.MustCompile(`^\pL[\pL\pN ,.!?()'’-]*$`)
	asLogic  = regexp.MustCompile(`(?i)^(null|true|false|yes|no|on|off|y|n)$`)
)

// inline writes a text as a value on one line, in quotes only when it needs
// them.
func inline(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if safeText.MatchString(s) && !asLogic.MatchString(s) {
		return s
	}
	return quoted(s)
}
