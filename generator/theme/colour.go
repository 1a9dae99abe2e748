package theme

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"handrail/generator/diag"
	"handrail/generator/site"
)

// colour is red, green and blue from 0 to 255.
type colour [3]float64

// textContrast is how far text stands out from what is behind it, at least
// (WCAG 2.2, 1.4.6).
const textContrast = 7

func parseColour(s string) (colour, bool) {
	hex := strings.TrimPrefix(s, "#")
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || len(hex) != 6 || !strings.HasPrefix(s, "#") {
		return colour{}, false
	}
	return colour{float64(n >> 16), float64(n >> 8 & 255), float64(n & 255)}, true
}

func (c colour) String() string {
	return fmt.Sprintf("#%02x%02x%02x", int(math.Round(c[0])), int(math.Round(c[1])), int(math.Round(c[2])))
}

// luminance is the relative luminance of WCAG, from 0 to 1.
func (c colour) luminance() float64 {
	var lin [3]float64
	for i, v := range c {
		if v /= 255; v <= 0.04045 {
			lin[i] = v / 12.92
		} else {
			lin[i] = math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	return 0.2126*lin[0] + 0.7152*lin[1] + 0.0722*lin[2]
}

// contrast of two colours, from 1 to 21.
func contrast(a, b colour) float64 {
	la, lb := a.luminance(), b.luminance()
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// towards mixes c with d; 0 is c, 1 is d.
func (c colour) towards(d colour, share float64) colour {
	for i := range c {
		c[i] += (d[i] - c[i]) * share
	}
	return c
}

// readable moves c towards black or white, whichever is away from the
// backgrounds, until it can be read on all of them.
func (c colour) readable(on ...colour) colour {
	end := colour{}
	if on[0].luminance() < 0.2 {
		end = colour{255, 255, 255}
	}
	for share := 0.0; share < 1; share += 0.02 {
		got, enough := c.towards(end, share), true
		for _, bg := range on {
			enough = enough && contrast(got, bg) >= textContrast
		}
		if enough {
			return got
		}
	}
	return end
}

// leastContrast is how far text must stand out to be let through at all (WCAG
// 2.2, 1.4.3). A colour between the two is made a little stronger; one below
// would not be recognised after that, so the author chooses another.
const leastContrast = 4.5

// ColourFaults tells of colours of the handbook's own that cannot be read on
// the pages of their scheme, each with the nearest that can.
func (t *Theme) ColourFaults(set site.Settings) []diag.Diag {
	var ds []diag.Diag
	for _, own := range []struct{ key, scheme, value string }{{"accent", "light", set.Accent}, {"accent_dark", "dark", set.AccentDark}} {
		c, ok := parseColour(own.value)
		on := t.styles.grounds(own.scheme)
		if !ok || len(on) == 0 {
			continue
		}
		least := contrast(c, on[0])
		for _, bg := range on {
			least = min(least, contrast(c, bg))
		}
		if least < leastContrast {
			text := fmt.Sprintf("the colour %s: %s cannot be read on %s pages: its contrast is %.1f, and 4.5 is needed", own.key, own.value, own.scheme, least)
			ds = append(ds, set.At("theme", "theme-contrast", text, "write "+own.key+": \""+c.readable(on...).String()+"\""))
		}
	}
	return ds
}

// grounds are the colours on which the handbook's own is written in a scheme.
func (s styles) grounds(scheme string) []colour {
	var out []colour
	for _, name := range []string{"--paper", "--sheet", "--brand-wash"} {
		if bg, ok := parseColour(s.schemes[scheme][name]); ok {
			out = append(out, bg)
		}
	}
	return out
}

// accents gives the declarations of a handbook's own colour for each scheme.
// A colour that could not be read there is made lighter or darker.
func (s styles) accents(accent, accentDark string) map[string]string {
	if accentDark == "" {
		accentDark = accent
	}
	out := map[string]string{}
	for scheme := range s.schemes {
		wish := accentDark
		if scheme == "light" {
			wish = accent
		}
		c, ok := parseColour(wish)
		on := s.grounds(scheme)
		if !ok || len(on) == 0 {
			continue
		}
		c = c.readable(on...)
		out[scheme] = brand(c.String(), on[0].String())
	}
	return out
}

var (
	schemeBlock = regexp.MustCompile(`\[data-scheme="?(\w+)"?\]\{([^}]*)\}`)
	declaration = regexp.MustCompile(`(--[\w-]+):\s*([^;]+)`)
)

// readSchemes reads the raw colours of each scheme from the style file.
func readSchemes(css []byte) map[string]map[string]string {
	out := map[string]map[string]string{}
	for _, m := range schemeBlock.FindAllSubmatch(css, -1) {
		tokens := map[string]string{}
		for _, d := range declaration.FindAllSubmatch(m[2], -1) {
			tokens[string(d[1])] = strings.TrimSpace(string(d[2]))
		}
		out[string(m[1])] = tokens
	}
	return out
}
