package search

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
)

// corpus makes handbooks of made-up words: a Zipf vocabulary that grows with
// the root of the text (Heaps), a few topic words per page, inflected forms.
type corpus struct {
	rnd   *rand.Rand
	vocab []string
	sum   []float64 // running total of the words' chances
}

// newCorpus makes the vocabulary for about words words of text.
func newCorpus(words int) *corpus {
	size := int(12 * math.Sqrt(float64(words)))
	c := &corpus{rnd: rand.New(rand.NewPCG(42, 42))}
	c.vocab = strings.Fields("the of and to a in is it you that for on with as be this have are or they at one what can your not we if people group when their from say ask do how")
	seen := map[string]bool{}
	for _, w := range c.vocab {
		seen[w] = true
	}
	for len(c.vocab) < size {
		n := 2
		switch r := len(c.vocab); {
		case r < 400 && c.rnd.Float64() < .6:
			n = 1
		case r >= 5000 && c.rnd.Float64() < .4:
			n = 3
		}
		if w := c.syllables(n); !seen[w] {
			seen[w] = true
			c.vocab = append(c.vocab, w)
		}
	}
	total := 0.0
	for i := range c.vocab {
		total += 1 / math.Pow(float64(i)+2.7, 1.12)
		c.sum = append(c.sum, total)
	}
	return c
}

func (c *corpus) pick(from string) string {
	f := strings.Split(from, " ")
	return f[c.rnd.IntN(len(f))]
}

func (c *corpus) syllables(n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(c.pick("b c d f g h l m n p r s t v w st tr pr gr ch sh th br cl pl"))
		b.WriteString(c.pick("a e i o u ea ou ai ee io"))
		b.WriteString(c.pick("   n r s t l m nd st ck ng nt"))
	}
	return b.String()
}

// word is one word of running text on a page about topic.
func (c *corpus) word(topic []string) string {
	if c.rnd.Float64() < .003 {
		return c.syllables(3)
	}
	x := c.rnd.Float64() * c.sum[len(c.sum)-1]
	lo, hi := 0, len(c.sum)-1
	for lo < hi {
		if m := (lo + hi) / 2; c.sum[m] < x {
			lo = m + 1
		} else {
			hi = m
		}
	}
	w := c.vocab[lo]
	if lo > 200 && c.rnd.Float64() < .35 {
		w = topic[c.rnd.IntN(len(topic))]
	}
	if lo >= 38 && c.rnd.Float64() < .25 {
		w += c.pick("     s s ed ing er ly")
	}
	return w
}

func (c *corpus) sentence(topic []string, n int) string {
	w := make([]string, n)
	for i := range w {
		w[i] = c.word(topic)
	}
	return strings.ToUpper(w[0][:1]) + strings.Join(w, " ")[1:] + "."
}

// docs makes n pages of about words words each.
func (c *corpus) docs(n, words int) []Doc {
	kinds := []string{"technique", "playbook", "activity", "icebreaker", "plan"}
	out := make([]Doc, n)
	for i := range out {
		topic := make([]string, 25)
		for j := range topic {
			topic[j] = c.vocab[200+int(math.Pow(c.rnd.Float64(), 3)*float64(len(c.vocab)-200))]
		}
		k := kinds[i*len(kinds)/n]
		d := Doc{Kind: k, KindLabel: strings.ToUpper(k[:1]) + k[1:], URL: fmt.Sprintf("%ss/%s-%s-%d.html", k, topic[0], topic[1], i)}
		d.Title = strings.Join(topic[:2+c.rnd.IntN(3)], " ")
		d.Summary = c.sentence(topic, 6+c.rnd.IntN(8))
		d.Tags = []string{topic[c.rnd.IntN(6)], topic[c.rnd.IntN(6)]}
		for left := words - 12; left > 0; {
			h := c.sentence(topic, 2)
			s := Section{Heading: h[:len(h)-1]}
			s.ID = slug(s.Heading)
			for range 2 + c.rnd.IntN(5) {
				m := min(left, 6+c.rnd.IntN(14))
				if m <= 0 {
					break
				}
				s.Text += c.sentence(topic, m) + "\n"
				left -= m
			}
			d.Sections = append(d.Sections, s)
		}
		out[i] = d
	}
	return out
}
