package theme

import (
	"html"
	"strings"
)

// textBlock is a paragraph, list item or row of a text in HTML, as words.
type textBlock struct {
	text    string
	depth   int  // of lists around it
	heading bool // a heading inside a part
	box     bool // in a callout; its label is not among the words
}

// textBlocks takes the HTML of the markup stage apart into blocks. It is for
// counting lines: what stands inside a line is dropped.
func textBlocks(text string) []textBlock {
	var out []textBlock
	var words strings.Builder
	now := textBlock{}
	callout := 0 // depth of <div>s inside and with the callout
	end := func() {
		if now.text = strings.TrimSpace(html.UnescapeString(words.String())); now.text != "" && now.text != calloutSay {
			out = append(out, now)
		}
		words.Reset()
	}
	for text != "" {
		at := strings.IndexByte(text, '<')
		if at < 0 {
			words.WriteString(text)
			break
		}
		words.WriteString(text[:at])
		stop := strings.IndexByte(text[at:], '>')
		if stop < 0 {
			break
		}
		tag := text[at+1 : at+stop]
		text = text[at+stop+1:]
		name, closing := tagName(tag)
		if !endsLine(name) {
			continue
		}
		end()
		now.heading = !closing && isHeading(name)
		switch {
		case name == "ul" || name == "ol":
			now.depth += step(closing)
		case name == "div" && (callout > 0 || strings.Contains(tag, "callout")):
			callout += step(closing)
			now.box = callout > 0
		}
	}
	end()
	return out
}

// calloutSay is the label of words to say.
const calloutSay = "Say"

// plainText is a line of HTML as words.
func plainText(text string) string {
	var b strings.Builder
	for _, block := range textBlocks(text) {
		b.WriteString(block.text + " ")
	}
	return strings.TrimSpace(b.String())
}

func step(closing bool) int {
	if closing {
		return -1
	}
	return 1
}

func tagName(tag string) (name string, closing bool) {
	tag, closing = strings.CutPrefix(tag, "/")
	if end := strings.IndexAny(tag, " \n/"); end >= 0 {
		tag = tag[:end]
	}
	return tag, closing
}

func isHeading(name string) bool {
	return len(name) == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6'
}

// endsLine tells whether a tag starts or ends a block; the others stand inside
// a line.
func endsLine(name string) bool {
	switch name {
	case "p", "ul", "ol", "li", "div", "blockquote", "pre", "dl", "dt", "dd", "figure", "table", "tr", "hr", "br", "section":
		return true
	}
	return isHeading(name)
}
