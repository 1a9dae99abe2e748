package schema

import (
	"strings"
	"unicode"
)

// slug is the anchor of a reserved heading, and a proposal where an author
// wrote something else than a short name: small letters and digits, with a
// dash for every space.
func slug(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(strings.TrimSpace(s)) {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), r == '-', r == '_':
			b.WriteRune(r)
		case unicode.IsSpace(r):
			b.WriteByte('-')
		}
	}
	return b.String()
}

// sentence turns a name into words: "first-names" into "First names".
func sentence(name string) string {
	s := strings.NewReplacer("_", " ", "-", " ").Replace(name)
	for i, r := range s {
		return string(unicode.ToUpper(r)) + s[i+len(string(r)):]
	}
	return s
}

// list joins words for a sentence: "a, b or c".
func list(words []string, last string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " " + last + " " + words[len(words)-1]
}

// quoted writes s in quotes as YAML reads it back byte for byte.
func quoted(s string) string {
	if strings.ContainsAny(s, "\"\\") && !strings.ContainsFunc(s, unicode.IsControl) {
		return "'" + strings.ReplaceAll(s, "'", "''") + "'"
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`, "\r", `\r`).Replace(s) + `"`
}
