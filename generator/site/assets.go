package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"image"
	_ "image/gif"  // sizes of pictures
	_ "image/jpeg" // sizes of pictures
	_ "image/png"  // sizes of pictures
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"handrail/generator/diag"
)

// largePicture is the size in bytes from which a picture is called large: on a
// weak signal (400 kbit/s) it takes six seconds.
const largePicture = 300_000

// maxAsset is the largest file that a page may link.
const maxAsset = 64 << 20

// assetKinds are the endings of files that go with a handbook.
var assetKinds = map[string]bool{
	".svg": true, ".png": true, ".jpg": true, ".jpeg": true, ".webp": true, ".gif": true, ".avif": true,
	".pdf": true, ".txt": true, ".csv": true, ".docx": true, ".odt": true, ".xlsx": true, ".ods": true, ".ics": true, ".mp3": true,
}

// Assets reads the files that pages link, each once, and tells of documents
// that none links.
func (c *Content) Assets(pages []*Page) (map[string]*Asset, []diag.Diag) {
	linked := map[string]bool{}
	for _, p := range pages {
		for _, at := range p.places {
			if at.local && c.files[at.to] {
				linked[at.to] = true
			}
		}
	}
	out := map[string]*Asset{}
	ds := c.leftOut(linked)
	for _, name := range slices.Sorted(maps.Keys(linked)) {
		if !assetKinds[strings.ToLower(path.Ext(name))] {
			continue
		}
		data, err := readAtMost(c.fsys, name, maxAsset)
		if err != nil {
			ds = append(ds, diag.Whole(contentDir+"/"+name, "file-unreadable", "cannot be read: "+reason(err), ""))
			continue
		}
		if d, bad := activeFault(name, data); bad {
			ds = append(ds, d)
		}
		out[name] = newAsset(name, data)
		if d, ok := largeFault(name, data); ok {
			ds = append(ds, d)
		}
	}
	return out, ds
}

// Has tells whether the content folder holds a file that is no page.
func (c *Content) Has(p string) bool { return c.files[p] }

func newAsset(name string, data []byte) *Asset {
	sum := sha256.Sum256(data)
	ext := path.Ext(name)
	base := safeName(strings.TrimSuffix(path.Base(name), ext))
	a := &Asset{Path: name, Data: data, Out: "assets/" + base + "." + hex.EncodeToString(sum[:5]) + strings.ToLower(ext)}
	a.Width, a.Height = pictureSize(ext, data)
	return a
}

// safeName keeps the letters of a file name that no server or disk stumbles
// over; the hash behind it keeps two names apart.
func safeName(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '-', r == '_':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		default:
			return '-'
		}
	}, s)
	return s[:min(len(s), 60)]
}

func largeFault(name string, data []byte) (diag.Diag, bool) {
	switch strings.ToLower(path.Ext(name)) {
	case ".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif":
		if len(data) > largePicture {
			text := "picture of " + strconv.Itoa(len(data)/1000) + " kB"
			return diag.Whole(contentDir+"/"+name, "image-large", text, "make it smaller than 300 kB"), true
		}
	}
	return diag.Diag{}, false
}

// pictureSize reads the width and height of a picture in pixels, so that the
// text does not jump when it arrives; 0, 0 when it does not say.
func pictureSize(ext string, data []byte) (w, h int) {
	if strings.EqualFold(ext, ".svg") {
		return svgSize(data)
	}
	if conf, _, err := image.DecodeConfig(bytes.NewReader(data)); err == nil {
		return conf.Width, conf.Height
	}
	return 0, 0
}

var number = regexp.MustCompile(`^[0-9]+(\.[0-9]+)?(px)?$`)

// svgSize takes width and height of the svg element, or else of its viewBox.
func svgSize(data []byte) (w, h int) {
	dec := xml.NewDecoder(bytes.NewReader(data))
	dec.Strict = false
	for {
		tok, err := dec.Token()
		if err != nil {
			return 0, 0
		}
		el, ok := tok.(xml.StartElement)
		if !ok {
			continue
		}
		if el.Name.Local != "svg" {
			return 0, 0
		}
		for _, a := range el.Attr {
			switch a.Name.Local {
			case "width":
				w = pixels(a.Value)
			case "height":
				h = pixels(a.Value)
			}
		}
		if w > 0 && h > 0 {
			return w, h
		}
		for _, a := range el.Attr {
			if f := strings.Fields(a.Value); a.Name.Local == "viewBox" && len(f) == 4 {
				return pixels(f[2]), pixels(f[3])
			}
		}
		return 0, 0
	}
}

func pixels(s string) int {
	if !number.MatchString(s) {
		return 0
	}
	f, _ := strconv.ParseFloat(strings.TrimSuffix(s, "px"), 64)
	return int(f + 0.5)
}
