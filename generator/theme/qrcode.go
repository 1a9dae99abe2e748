package theme

import (
	"fmt"
	"html/template"
	"strings"

	"rsc.io/qr"
)

// quiet is the white border of a code, in modules (ISO/IEC 18004 asks for 4).
const quiet = 4

// qrCode draws a QR code that leads to an address; "" when the address is too
// long for one. Black is drawn, not painted as a background, so paper gets it.
func qrCode(address, label string) template.HTML {
	c, err := qr.Encode(address, qr.M)
	if err != nil {
		return ""
	}
	var path strings.Builder
	for y := range c.Size {
		for x := 0; x < c.Size; x++ {
			from := x
			for x < c.Size && c.Black(x, y) {
				x++
			}
			if x > from {
				fmt.Fprintf(&path, "M%d %dh%dv1h-%dz", from+quiet, y+quiet, x-from, x-from)
			}
		}
	}
	size := c.Size + 2*quiet
	return template.HTML(fmt.Sprintf(`<svg class="code" viewBox="0 0 %d %d" role="img" aria-label="%s" shape-rendering="crispEdges"><path d="%s"/></svg>`,
		size, size, template.HTMLEscapeString(label), path.String()))
}
