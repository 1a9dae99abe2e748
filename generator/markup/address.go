package markup

import (
	"strings"

	"handrail/generator/diag"
)

// The schemes that a link may have. A link without one leads to a file of the
// handbook or to a part of the page.
var schemes = [...]string{"https", "http", "mailto", "tel", "sms"}

// scheme returns the scheme of an address in lower case, or "".
func scheme(dest string) string {
	for i := 0; i < len(dest); i++ {
		c := dest[i]
		letter := 'a' <= c|0x20 && c|0x20 <= 'z'
		switch {
		case c == ':' && i > 0:
			return strings.ToLower(dest[:i])
		case letter, i > 0 && ('0' <= c && c <= '9' || c == '+' || c == '-' || c == '.'):
		default:
			return ""
		}
	}
	return ""
}

// leavesFolder tells whether an address starts at the top of a server, or
// names another server without a scheme. Browsers take \ for /.
func leavesFolder(dest string) bool { return dest != "" && (dest[0] == '/' || dest[0] == '\\') }

// allowLink tells whether a link may lead to dest, and reports it if not.
func (w *writer) allowLink(dest string, off, size int) bool {
	s := scheme(dest)
	if s == "" {
		if leavesFolder(dest) {
			w.report(off, size, "link-host", "link to the top of a web site: "+clip(dest), "write a path from this page, or a whole address with https://")
			return false
		}
		return true
	}
	for _, ok := range schemes {
		if s == ok {
			return true
		}
	}
	hint := ""
	if near := diag.Nearest(s, schemes[:]); near != "" {
		hint = "did you mean " + near + ":?"
	}
	w.report(off, size, "link-scheme", "link starts with "+s+":", hint)
	return false
}

// allowImage tells whether a picture may be shown, and reports it if not.
func (w *writer) allowImage(dest string, off, size int) bool {
	switch s := scheme(dest); {
	case s == "http" || s == "https" || strings.HasPrefix(dest, "//"):
		w.report(off, size, "image-remote", "picture from another web site: "+clip(dest), "save it in content/ and link it there")
		return false
	case s != "":
		w.report(off, size, "link-scheme", "picture starts with "+s+":", "save it in content/ and link it there")
		return false
	case leavesFolder(dest):
		w.report(off, size, "link-host", "picture at the top of a web site: "+clip(dest), "write a path from this page")
		return false
	}
	return true
}

// clip shortens an address for a message.
func clip(dest string) string {
	const most = 80
	if len(dest) <= most {
		return dest
	}
	return strings.ToValidUTF8(dest[:most], "") + "..."
}

// appendAddress appends dest as the value of an href or src attribute. What an
// address cannot hold is written as %XX; a % that is one already stays.
func appendAddress(dst []byte, dest string) []byte {
	const hex = "0123456789ABCDEF"
	for i := 0; i < len(dest); i++ {
		c := dest[i]
		switch {
		case c == '&':
			dst = append(dst, "&amp;"...)
		case c == '%' && !(i+2 < len(dest) && isHex(dest[i+1]) && isHex(dest[i+2])):
			dst = append(dst, "%25"...)
		case c > ' ' && c < 0x7f && strings.IndexByte("\"<>\\^`{|}", c) < 0:
			dst = append(dst, c)
		default:
			dst = append(dst, '%', hex[c>>4], hex[c&15])
		}
	}
	return dst
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f'
}
