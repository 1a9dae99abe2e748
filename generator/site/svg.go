package site

import (
	"bytes"
	"encoding/xml"
	"path"
	"strings"

	"handrail/generator/diag"
)

// activeFault tells of an SVG file that is more than a picture: opened by a
// link it would run as a page of the handbook.
func activeFault(name string, data []byte) (diag.Diag, bool) {
	if !strings.EqualFold(path.Ext(name), ".svg") {
		return diag.Diag{}, false
	}
	dec := xml.NewDecoder(bytes.NewReader(data))
	dec.Strict = false
	for {
		at := dec.InputOffset()
		tok, err := dec.Token()
		if err != nil {
			return diag.Diag{}, false // its end, or nothing that a browser shows either
		}
		if el, ok := tok.(xml.StartElement); ok {
			if what := activePart(el); what != "" {
				d := diag.At(File(name), data, int(at), 1, "image-active", "the picture holds "+what, "export it again as a plain SVG, or as PNG")
				d.Line, d.Span = "", 0 // lines of such files are long
				return d, true
			}
		}
	}
}

// activePart names what makes an element more than a drawing, or "".
func activePart(el xml.StartElement) string {
	switch name := strings.ToLower(el.Name.Local); name {
	case "script", "foreignobject", "iframe", "embed", "object", "handler":
		return "a <" + el.Name.Local + "> element"
	}
	for _, a := range el.Attr {
		name, value := strings.ToLower(a.Name.Local), strings.ToLower(strings.TrimSpace(a.Value))
		switch {
		case strings.HasPrefix(name, "on"):
			return "an event handler (" + a.Name.Local + ")"
		case name == "href" && !strings.HasPrefix(value, "#") && !strings.HasPrefix(value, "data:image/"):
			return "a link or file from elsewhere"
		}
	}
	return ""
}
