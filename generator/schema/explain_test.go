package schema

import (
	"strings"
	"testing"
)

// A syntax error is told once, where the author can mend it, in words that
// name what to do.
func TestSyntaxErrors(t *testing.T) {
	for _, tt := range []struct{ name, front, want string }{
		{"colon in a value", "title: Conflict: what to do\n", `2:8 front-invalid: the value holds a colon, which YAML takes for a new name (put the value in quotes: title: "Conflict: what to do")`},
		{"colon and quotes", "title: Say \"no\": how\n", `2:8 front-invalid: the value holds a colon, which YAML takes for a new name (put the value in quotes: title: 'Say "no": how')`},
		{"colon at the end", "title: Note:\n", `2:8 front-invalid: the value holds a colon, which YAML takes for a new name (put the value in quotes: title: "Note:")`},
		{"colon in a list", "sources:\n  - title: A: b\n    org: o\n", `3:12 front-invalid: the value holds a colon, which YAML takes for a new name (put the value in quotes: title: "A: b")`},
		{"tab", "title: T\n\tsummary: S\n", "3:1 front-invalid: a tab stands where spaces are needed (replace the tab by two spaces)"},
		{"tab in a block text", "title: |\n\tT\n", "3:1 front-invalid: a tab stands where spaces are needed (replace the tab by two spaces)"},
		{"indented line", "title: T\n  summary: S\n", "3:3 front-invalid: the line is indented, but the one above it has its value already (remove the spaces at the start of the line)"},
		{"open bracket", "aliases: [é, b\nsummary: S\n", "2:10 front-invalid: the bracket that starts here is not closed (put ] at the end of the list)"},
		{"open brace", "aliases: {b\n", "2:10 front-invalid: the bracket that starts here is not closed (put } at the end of the list)"},
		{"note in a list", "aliases: [a, #b]\n", "2:14 front-invalid: # starts a note here, so the bracket before it is not closed (put values that start with # in quotes)"},
		{"no comma", "aliases: [\"a\" b]\n", "2:15 front-invalid: a comma is missing in the list (put a comma between two values, and quotes around values that hold quotes, brackets or colons)"},
		{"closing bracket alone", "title: ]\n", "2:8 front-invalid: a bracket is closed here that was never opened (remove it, or put the whole value in quotes)"},
		{"open quote", "title: \"T\nsummary: S\n", "2:8 front-invalid: the quote that starts here is not closed (put \" at the end of the value)"},
		{"open single quote", "title: 'T\n", "2:8 front-invalid: the quote that starts here is not closed (put ' at the end of the value)"},
		{"text behind a quote", "title: \"T\" t\n", `2:12 front-invalid: text goes on behind the closing quote (put the value in quotes: title: '"T" t')`},
		{"text behind a bracket", "title: [T] t\n", `2:12 front-invalid: text goes on behind the closing bracket (put the value in quotes: title: "[T] t")`},
		{"escape", "title: \"a\\q\"\n", `2:11 front-invalid: inside "double quotes" the sign \ has a meaning of its own (write \\ for one \, or use 'single quotes')`},
		{"at sign", "title: @home\n", `2:8 front-invalid: a value cannot start with @ (put the value in quotes: title: "@home")`},
		{"exclamation mark", "title: !now T\n", `2:8 front-invalid: a value cannot start with ! (put the value in quotes: title: "!now T")`},
		{"no space", "title:T\n", "2:1 front-invalid: the line is not of the form name: value (put a space behind the colon: title: T)"},
		{"text in the block", "title: T\nHello there.\n", "3:1 front-invalid: the line is not of the form name: value (if the text of the page starts here, put --- on a line before it)"},
		{"list only", "- T\n", "2:1 front-invalid: the line is not of the form name: value (if the text of the page starts here, put --- on a line before it)"},
		{"text only", "Hello\n", "2:1 front-invalid: the line is not of the form name: value (if the text of the page starts here, put --- on a line before it)"},
		{"list behind a name", "title: - T\n", "2:8 front-invalid: a list cannot start behind its name (start it on the next line, or write it as [one, two])"},
		{"end mark", "title: T\n...\nsummary: S\n", "4:1 front-invalid: the front matter has a second beginning (remove the line before this one)"},
		{"question mark", "? title\n: T\n", "2:1 front-invalid: a name cannot start with ? (write name: value)"},
		{"anchor", "title: &t T\n", `2:8 front-anchor: anchors and aliases (& and *) are not followed (write the value out, or put the value in quotes: title: "&t T")`},
		{"alias", "title: *t\n", `2:8 front-anchor: anchors and aliases (& and *) are not followed (write the value out, or put the value in quotes: title: "*t")`},
		{"emphasis", "title: *bold* text\n", `2:8 front-anchor: a value that starts with * is an anchor or alias in YAML, and those are not followed (put the value in quotes: title: "*bold* text")`},
		{"merge key", "<<: {title: T}\n", "2:1 front-anchor: << takes over values from elsewhere, and that is not followed (write the values out)"},
		{"brackets too deep", "aliases: " + strings.Repeat("[", 60) + "\n", "2:60 front-invalid: brackets or indentation are too deep (close brackets, and remove spaces at the start of the line)"},
		{"lists too deep", "aliases:\n" + strings.Repeat("- ", 80) + "a\n", "3:161 front-invalid: brackets or indentation are too deep (close brackets, and remove spaces at the start of the line)"},
		{"too long", "title: |\n" + strings.Repeat(" a\n", 4000), "2:1 front-invalid: there are more than 64 kB or 4000 lines of settings here (close the front matter with --- where the text of the page begins)"},
	} {
		for _, end := range []string{"\n", "\r\n"} {
			src := strings.ReplaceAll("---\n"+tt.front+"---\n", "\n", end)
			_, _, ds := Decode("a.md", []byte(src), kind(t, "section"))
			var syntax []string
			for _, line := range strings.Split(told(ds), "\n") {
				if strings.Contains(line, " front-") {
					syntax = append(syntax, line)
				}
			}
			if got := strings.Join(syntax, "\n"); got != tt.want {
				t.Errorf("%s (%q):\n got %s\nwant %s", tt.name, end, got, tt.want)
			}
		}
	}
}

// Several mistakes of syntax are told in one run, with the other mistakes of
// the page, and none of them makes a field "missing" that stands there.
func TestAllMistakesAtOnce(t *testing.T) {
	src := "---\ntitle: Conflict: what to do\nsummary: @home\ntag: [calm]\nenergy: lo\norder: ten\n---\n"
	_, _, ds := Decode("a.md", []byte(src), kind(t, "guide"))
	want := `2:8 front-invalid: the value holds a colon, which YAML takes for a new name (put the value in quotes: title: "Conflict: what to do")
3:10 front-invalid: a value cannot start with @ (put the value in quotes: summary: "@home")
4:1 field-unknown: unknown field tag for kind guide (did you mean tags?)
5:1 field-unknown: unknown field energy for kind guide (energy is a field of activity and icebreaker; handrail kinds guide lists the fields of this page)
6:8 field-type: order must be a whole number such as 10
`
	if got := told(ds); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
