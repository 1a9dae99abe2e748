package site

import (
	"net/url"
	"path"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"handrail/generator/diag"
	"handrail/generator/markup"
)

// maxPath is the longest output path in bytes that works everywhere: Windows
// allows 260 letters for the whole path, and a stick has a folder name too.
const maxPath = 200

// place is where a link leads, as localPath says.
type place struct {
	to, anchor string
	local      bool
}

// placesOf resolves the links of a text, in order.
func placesOf(from string, doc *markup.Doc) []place {
	if len(doc.Links) == 0 {
		return nil
	}
	places := make([]place, len(doc.Links))
	for i, l := range doc.Links {
		p := &places[i]
		p.to, p.anchor, p.local = localPath(from, l.Dest)
	}
	return places
}

// localPath resolves a link of the page at from: the path below content/ and
// the anchor behind #. ok is false for links with a scheme and for links to a
// place on the same page. A path that leaves content/ starts with "../"; a
// link that names nothing gives "".
func localPath(from, dest string) (to, anchor string, ok bool) {
	if strings.HasPrefix(dest, "#") || strings.HasPrefix(dest, "/") {
		return "", "", false
	}
	u, err := url.Parse(dest)
	if err != nil { // a % that stands for itself
		to, anchor, _ = strings.Cut(dest, "#")
		u = &url.URL{Path: to, Fragment: anchor}
	}
	if u.Scheme != "" || u.Host != "" {
		return "", "", false
	}
	if u.Path == "" {
		return "", "", true
	}
	return path.Join(path.Dir(from), u.Path), u.Fragment, true
}

// bareScheme tells whether an address is its scheme alone: tel:, https://.
func bareScheme(dest string) bool {
	_, rest, ok := strings.Cut(dest, ":")
	return ok && strings.Trim(rest, "/ ") == ""
}

// outPath is where a page comes out: the same path with .html.
func outPath(p string) string { return strings.TrimSuffix(p, path.Ext(p)) + ".html" }

// foldKey is equal for two paths that are one file on a disk that does not
// tell capital letters or ways to store an accent apart.
func foldKey(p string) string { return cases.Fold().String(norm.NFC.String(p)) }

// reservedNames are device names that Windows gives to no file, whatever its
// ending (Microsoft, "Naming Files, Paths, and Namespaces").
var reservedNames = map[string]bool{
	"con": true, "prn": true, "aux": true, "nul": true,
	"com1": true, "com2": true, "com3": true, "com4": true, "com5": true, "com6": true, "com7": true, "com8": true, "com9": true,
	"lpt1": true, "lpt2": true, "lpt3": true, "lpt4": true, "lpt5": true, "lpt6": true, "lpt7": true, "lpt8": true, "lpt9": true,
}

// NameFault tells why a path cannot be written on every disk.
func NameFault(p string) (diag.Diag, bool) {
	file := contentDir + "/" + p
	if len(outPath(p)) > maxPath {
		return diag.Whole(file, "name-long", "the path is longer than 200 letters", "use a shorter name"), true
	}
	for part := range strings.SplitSeq(p, "/") {
		stem, _, _ := strings.Cut(part, ".")
		switch {
		case reservedNames[strings.ToLower(stem)]:
			return diag.Whole(file, "name-windows", "Windows keeps the name "+stem+" for itself", "rename it, for example "+stem+"-page"), true
		case strings.ContainsAny(part, `<>:"|?*\`) || strings.ContainsFunc(part, isControl):
			return diag.Whole(file, "name-windows", "the name holds a sign that Windows does not allow", `leave out < > : " | ? * and \`), true
		case strings.HasSuffix(strings.TrimSuffix(part, path.Ext(p)), " "), strings.HasSuffix(strings.TrimSuffix(part, path.Ext(p)), "."):
			return diag.Whole(file, "name-windows", "the name ends in a space or a dot", "remove it"), true
		}
	}
	return diag.Diag{}, false
}

func isControl(r rune) bool { return r < 0x20 || r == 0x7f }

// idOf is the file name of a path without its ending.
func idOf(p string) string {
	base := path.Base(p)
	return strings.TrimSuffix(base, path.Ext(base))
}

// unescape undoes %20 and the like, as far as they are right.
func unescape(s string) string {
	if u, err := url.PathUnescape(s); err == nil {
		return u
	}
	return s
}
