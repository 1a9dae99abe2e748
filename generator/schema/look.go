package schema

import (
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
)

var (
	clockLike    = regexp.MustCompile(`(?i)^(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?$`)
	colourLike   = regexp.MustCompile(`^#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})$`)
	revisionLike = regexp.MustCompile(`^[0-9a-f]{12}$`)
	wordsLike    = regexp.MustCompile(`^[\pL\pM\pN]+(-[\pL\pM\pN]+)*$`)
	isDate       = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)
)

// look tells whether s looks like a value of type t, and if not, what to
// write instead.
func look(t Type, s string) (hint string, ok bool) {
	switch t {
	case TypeBool:
		return boolHint(s), s == "true" || s == "false"
	case TypeDate:
		_, err := time.Parse(time.DateOnly, s)
		return "write year-month-day, such as 2026-11-01", err == nil && isDate.MatchString(s)
	case TypeClock:
		return clock(s)
	case TypeSlug:
		return "write " + dashes(s), wordsLike.MatchString(s) && s == strings.ToLower(s)
	case TypeRef:
		return reference(s)
	case TypeURL:
		return address(s)
	case TypeLanguage:
		return "write its code, such as en, es or pt-BR", language.MatchString(s)
	case TypeRevision:
		return "copy it as handrail check prints it", revisionLike.MatchString(s)
	case TypeColour:
		if m := colourLike.FindStringSubmatch(s); m != nil {
			return "write " + quoted("#"+m[1]), s[0] == '#'
		}
		return "write it as # and six digits or letters from a to f, in quotes", false
	}
	return "", true
}

func boolHint(s string) string {
	switch strings.ToLower(s) {
	case "yes", "on", "true", "y", "1":
		return "write true"
	case "no", "off", "false", "n", "0":
		return "write false"
	}
	return ""
}

// clock checks a time of day, and knows other ways to write one.
func clock(s string) (hint string, ok bool) {
	if _, err := time.Parse("15:04", s); err == nil && len(s) == len("15:04") {
		return "", true
	}
	m := clockLike.FindStringSubmatch(s)
	if m == nil {
		return "", false
	}
	hour, _ := strconv.Atoi(m[1])
	minute, _ := strconv.Atoi(m[2])
	switch half := strings.ToLower(m[3]); {
	case half != "" && (hour == 0 || hour > 12), hour > 23, minute > 59, m[2] == "" && half == "":
		return "", false
	case strings.HasPrefix(half, "p"):
		hour = hour%12 + 12
	case half != "":
		hour %= 12
	}
	return fmt.Sprintf("write \"%02d:%02d\"", hour, minute), false
}

// reference checks the id of a page, alone or behind its folder.
func reference(s string) (hint string, ok bool) {
	id := strings.TrimSuffix(strings.TrimLeft(s, "./"), ".md")
	if id != s {
		return "write " + id[strings.LastIndex(id, "/")+1:] + ": the file name without .md", false
	}
	if strings.ContainsFunc(s, unicode.IsSpace) || strings.ContainsAny(s, "#:\\") {
		return "write the file name without .md, such as " + dashes(s), false
	}
	return "", true
}

// address checks a web address.
func address(s string) (hint string, ok bool) {
	u, err := url.Parse(s)
	if err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" {
		return "", true
	}
	if err == nil && u.Scheme == "" && strings.Contains(s, ".") && !strings.ContainsAny(s, " @") {
		return "write https://" + strings.TrimLeft(s, "/"), false
	}
	return "", false
}

// dashes turns words into a short name: "Peer Groups!" into "peer-groups".
func dashes(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
	return strings.Join(words, "-")
}
