package offline

import (
	"compress/gzip"
	"path"
	"slices"
	"strings"
)

// text lists the endings of files that servers send compressed.
var text = []string{".html", ".js", ".css", ".svg", ".json", ".txt", ".csv", ".ics", ".xml"}

// sample is how many of the text files are compressed to know how far the
// others would shrink: pages of one handbook are much alike.
const sample = 12

// sizes is about how many bytes travel for the core, and for core and rest.
func sizes(core, rest []File) (out [2]int, err error) {
	all := slices.Concat(core, rest)
	ratio, err := shrink(all)
	if err != nil {
		return out, err
	}
	sum := 0.0
	for i, f := range all {
		size, err := f.Size()
		if err != nil {
			return out, err
		}
		if isText(f.Path) {
			sum += ratio * float64(size)
		} else {
			sum += float64(size)
		}
		if i == len(core)-1 {
			out[0] = rounded(sum)
		}
	}
	out[1] = rounded(sum)
	return out, nil
}

// shrink is the share of their bytes that text files keep when compressed.
func shrink(files []File) (float64, error) {
	files = slices.DeleteFunc(slices.Clone(files), func(f File) bool { return !isText(f.Path) })
	before, after := 1, counter(1) // no text, no change
	z := gzip.NewWriter(&after)    // one for all, since each holds a megabyte
	for i := range min(sample, len(files)) {
		data, err := files[i*len(files)/min(sample, len(files))].Bytes()
		if err != nil {
			return 0, err
		}
		before += len(data)
		z.Reset(&after)
		if _, err := z.Write(data); err != nil {
			return 0, err
		}
		if err := z.Close(); err != nil {
			return 0, err
		}
	}
	return min(1, float64(after)/float64(before)), nil
}

// rounded is n to the next 10 kB: it is shown to readers, and is no more exact.
func rounded(n float64) int { return (int(n) + 9_999) / 10_000 * 10_000 }

func isText(p string) bool { return slices.Contains(text, strings.ToLower(path.Ext(p))) }

// counter counts what is written to it.
type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}
