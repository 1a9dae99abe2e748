package schema

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"handrail/generator/diag"
)

var (
	commentColour = regexp.MustCompile(`:\s+(#[0-9a-fA-F]{3,8})\b`)
	leadingNumber = regexp.MustCompile(`^0*(\d{1,6})\b`)
	clockLike     = regexp.MustCompile(`(?i)^(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?$`)
	colourLike    = regexp.MustCompile(`^#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})$`)
	revisionLike  = regexp.MustCompile(`^[0-9a-f]{12}$`)
	phoneLike     = regexp.MustCompile(`^[+(]?[0-9][0-9 ()+./-]*$`)
	wordsLike     = regexp.MustCompile(`^[\pL\pM\pN]+(-[\pL\pM\pN]+)*$`)
	isDate        = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)
)

// scalar checks a single value of type t. The text that it gives is what the
// author wrote, but for numbers, which lose leading zeros.
func (d *decoder) scalar(f Field, t Type, n node) (value, bool) {
	if n.form != nodeScalar {
		one := f
		if f.Type != t && f.Type.row().form == formList {
			one = Field{Name: "a value of " + f.Name, Type: t}
		}
		hint := ""
		if t == TypeText && n.off < len(d.src) && strings.IndexByte("[{", d.src[n.off]) >= 0 {
			hint = "put it in quotes when it is meant as text"
		}
		return d.wrong(one, n, hint)
	}
	text, ok := n.text, true
	switch t {
	case TypeText:
		d.text(f, n)
	case TypeKind:
		ok = d.sameKind(n)
	case TypeInt:
		text, ok = d.integer(f, n)
	case TypeHalf:
		text, ok = d.half(f, n)
	case TypePhone, TypeReach:
		ok = d.phone(f, t, n)
	case TypeEnum:
		ok = d.enum(f, n)
	default:
		ok = d.pattern(f, t, n)
	}
	return value{off: n.off, text: text}, ok
}

// text warns about a text that is longer than its place.
func (d *decoder) text(f Field, n node) {
	if long := utf8.RuneCountInString(n.text); f.Type == TypeText && f.Max > 0 && long > f.Max {
		d.add(n.off, n.width, "field-long", fmt.Sprintf("%s has %d letters, and %d is the most", f.Name, long, f.Max), "shorten it")
	}
}

// sameKind checks a page's own word on its kind: the folder decides.
func (d *decoder) sameKind(n node) bool {
	if n.text == d.kind.Name {
		return true
	}
	k, ok := Lookup(n.text)
	hint := diag.DidYouMean(n.text, Names(), "delete the line: the folder decides")
	if ok && k.Dir != "" {
		hint = "move the file to " + k.Dir + "/, or delete the line"
	} else if ok {
		hint = "delete the line: the folder decides"
	}
	d.add(n.off, n.width, "kind-mismatch", fmt.Sprintf("the page says it is a %s, but its place makes it a %s", short(n.text), d.kind.Name), hint)
	return false
}

func (d *decoder) integer(f Field, n node) (string, bool) {
	num, err := strconv.Atoi(n.text)
	if err != nil || !n.plain || strconv.Itoa(num) != strings.TrimPrefix(n.text, "+") {
		hint := ""
		if m := leadingNumber.FindStringSubmatch(n.text); m != nil && !strings.ContainsAny(n.text, ".,") {
			hint = "write " + m[1]
			if !n.plain {
				hint += " without quotes"
			}
		}
		d.wrong(f, n, hint)
		return "", false
	}
	if num < f.Min || f.Max > 0 && num > f.Max {
		text := fmt.Sprintf("%s must be %d or more, not %d", f.Name, f.Min, num)
		if f.Max > 0 {
			text = fmt.Sprintf("%s must be from %d to %d, not %d", f.Name, f.Min, f.Max, num)
		}
		d.refuse(f, n, text, "")
		return "", false
	}
	return strconv.Itoa(num), true
}

func (d *decoder) half(f Field, n node) (string, bool) {
	num, err := strconv.ParseFloat(n.text, 64)
	if err != nil || !n.plain || num < 0 || num > 1440 || num*2 != float64(int(num*2)) || strings.ContainsAny(n.text, "xXpP_eE+") {
		hint := ""
		if m := leadingNumber.FindStringSubmatch(n.text); m != nil && err != nil {
			hint = "write " + m[1]
		}
		d.wrong(f, n, hint)
		return "", false
	}
	return strconv.FormatFloat(num, 'f', -1, 64), true
}

// phone refuses numbers without quotes: no reading of YAML may touch them.
func (d *decoder) phone(f Field, t Type, n node) bool {
	if !n.plain || t == TypeReach && strings.Contains(n.text, "@") {
		return true
	}
	if strings.ContainsFunc(n.text, unicode.IsDigit) {
		d.add(n.off, n.width, "phone-number", f.Name+" is a number without quotes", "write "+f.Name+": "+quoted(n.text))
		return false
	}
	d.wrong(Field{Name: f.Name, Type: t}, n, "leave the line out until you know it")
	return false
}

func (d *decoder) enum(f Field, n node) bool {
	if slices.Contains(f.Values, n.text) {
		return true
	}
	d.refuse(f, n, fmt.Sprintf("%s must be %s, not %s", f.Name, list(f.Values, "or"), quoted(short(n.text))),
		diag.DidYouMean(n.text, f.Values, ""))
	return false
}

// pattern checks the types that are a text of a certain look. A wrong one is
// told with the nearest right one, when there is one.
func (d *decoder) pattern(f Field, t Type, n node) bool {
	hint, ok := look(t, n.text)
	if f.Code == "settings-help" && phoneLike.MatchString(n.text) {
		d.refuse(f, n, f.Name+" names contacts by their id, never a number", "put the number into a file in contacts/, and write the file's name here")
		return false
	}
	if ok {
		return true
	}
	if t == TypeSlug || t == TypeRef {
		d.refuse(f, n, fmt.Sprintf("%s cannot be %s", f.Name, quoted(short(n.text))), hint)
		return false
	}
	one := Field{Name: f.Name, Type: t}
	if f.Type == t {
		one = f
	}
	d.wrong(one, n, hint)
	return false
}

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
