package plan

import (
	"slices"
	"strings"
)

// times is how often something that is counted per session, person, pair or
// small group is needed. A last pair or group may be short of people, and
// needs its own all the same.
func times(per, groups string, people int) int {
	switch per {
	case "person":
		return people
	case "pair":
		return shared(people, 2)
	case "group":
		switch groups {
		case "solo":
			return people
		case "pairs":
			return shared(people, 2)
		case "triads":
			return shared(people, 3)
		case "fours":
			return shared(people, 4)
		}
	}
	return 1
}

// shared is into how many groups of a size people go, rounded up.
func shared(people, size int) int { return (people + size - 1) / size }

// place is the plan itself or one of its steps, with what it lists.
type place struct {
	step   int // 0 is the plan
	groups string
	list   []Material
}

func (p Plan) places() []place {
	out := []place{{list: p.Materials}}
	for i, s := range p.Steps {
		out = append(out, place{step: i + 1, groups: s.Groups, list: s.Materials})
	}
	return out
}

// needs merges what the plan and its steps list, whatever the case of its
// letters; the first spelling and the first place count. What one place lists
// twice it needs twice, since a step lists what it needs besides its activity.
// Things are used again by the next step, so the place that needs most
// decides; what is used up (if any place says so) adds up.
func (p Plan) needs() []Need {
	out := []Need{}
	index := map[string]int{} // lower-case name, with one form of sigma -> place in out
	var sums []sum
	for _, place := range p.places() {
		here := map[int]int{} // what this place needs, by place in out
		for _, m := range place.list {
			key := strings.ReplaceAll(strings.ToLower(m.Name), "ς", "σ")
			i, known := index[key]
			if !known {
				i = len(out)
				index[key] = i
				out = append(out, Need{Name: m.Name, Steps: []int{}})
				sums = append(sums, sum{})
			}
			n := m.Qty * times(m.Per, place.groups, p.Group)
			here[i] += n
			sums[i].all += n
			sums[i].most = max(sums[i].most, here[i])
			sums[i].used = sums[i].used || m.Consumable
			if place.step > 0 && !slices.Contains(out[i].Steps, place.step) {
				out[i].Steps = append(out[i].Steps, place.step)
			}
		}
	}
	for i, s := range sums {
		out[i].Qty = s.qty()
	}
	return out
}

// sum is how much of a thing all places need.
type sum struct {
	all, most int
	used      bool
}

func (s sum) qty() int {
	if s.used {
		return s.all
	}
	return s.most
}

// handouts is what to print, in order of first use: the plan's materials, then
// of each step its handout and its materials. What two places use is printed
// for the one that needs more copies, since people keep theirs.
func (p Plan) handouts() []Handout {
	out := []Handout{}
	add := func(id string, copies int) {
		if id == "" {
			return
		}
		i := slices.IndexFunc(out, func(h Handout) bool { return h.ID == id })
		if i < 0 {
			out = append(out, Handout{ID: id, Copies: copies})
			return
		}
		out[i].Copies = max(out[i].Copies, copies)
	}
	for _, place := range p.places() {
		if place.step > 0 {
			s := p.Steps[place.step-1]
			add(s.Handout, times(s.Copies, s.Groups, p.Group))
		}
		for _, m := range place.list {
			add(m.Print, m.Qty*times(m.Per, place.groups, p.Group))
		}
	}
	return out
}
