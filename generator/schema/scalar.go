package schema

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"handrail/generator/diag"
)

var (
	commentColour = regexp.MustCompile(`:\s+(#[0-9a-fA-F]{3,8})\b`)
	leadingNumber = regexp.MustCompile(`^0*(\d{1,6})\b`)
	phoneLike     = regexp.MustCompile(`^[+(]?[0-9][0-9 ()+./-]*$`)
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

// htmlTag matches the tags that people write from habit, in any text.
var htmlTag = regexp.MustCompile(`(?i)</?(a|abbr|b|blockquote|br|button|center|code|div|em|embed|font|form|h[1-6]|hr|i|iframe|img|input|kbd|li|link|mark|meta|object|ol|p|pre|s|script|small|span|strong|style|sub|sup|svg|table|td|th|title|tr|u|ul|video)(\s[^<>]*)?/?>`)

// text warns about a text that is longer than its place, and about tags in it:
// it is shown as it is written.
func (d *decoder) text(f Field, n node) {
	if tag := htmlTag.FindString(n.text); tag != "" {
		d.add(n.off, n.width, "field-html", "readers see the tag "+short(tag)+" as it is written", "write plain words in "+f.Name)
	}
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
		d.refuse(f, n, text, f.within(float64(num)))
		return "", false
	}
	return strconv.Itoa(num), true
}

// within is a hint for minutes that no step or session can have.
func (f Field) within(num float64) string {
	switch {
	case f.Unit != "minutes" || f.Max == 0:
		return ""
	case num > float64(f.Max):
		return fmt.Sprintf("%d minutes are the most here; is there a digit too many?", f.Max)
	}
	return fmt.Sprintf("write how long it takes, %d or more", f.Min)
}

func (d *decoder) half(f Field, n node) (string, bool) {
	num, err := strconv.ParseFloat(n.text, 64)
	if err == nil && n.plain && num > float64(f.Max) {
		d.refuse(f, n, fmt.Sprintf("%s must be from 0 to %d, not %s", f.Name, f.Max, short(n.text)), f.within(num))
		return "", false
	}
	if err != nil || !n.plain || num < 0 || num*2 != float64(int(num*2)) || strings.ContainsAny(n.text, "xXpP_eE+") {
		hint := ""
		if m := leadingNumber.FindStringSubmatch(n.text); m != nil && err != nil {
			hint = "write " + m[1]
		}
		d.wrong(f, n, hint)
		return "", false
	}
	return strconv.FormatFloat(num, 'f', -1, 64), true
}

// mailAddress is what can stand behind mailto: as it is.
var mailAddress = regexp.MustCompile(`^[^@\s:/?#<>"]+@[^@\s:/?#<>"]+$`)

// NotDialled tells whether a phone number cannot hold r: it may hold digits,
// spaces and + - ( ) . only.
func NotDialled(r rune) bool { return !strings.ContainsRune("0123456789 +-().", r) }

// phone refuses numbers without quotes: no reading of YAML may touch them.
func (d *decoder) phone(f Field, t Type, n node) bool {
	if t == TypeReach && !mailAddress.MatchString(n.text) && strings.ContainsFunc(n.text, NotDialled) {
		d.wrong(Field{Name: f.Name, Type: t}, n, "")
		return false
	}
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
