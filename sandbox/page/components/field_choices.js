// Radio buttons or checkboxes with a description under each.
export default {
  emits: ["chosen"],
  template: `
    <div class="field-choices" :role="kind === 'radio' ? 'radiogroup' : 'group'" :aria-labelledby="labelledby"
      :aria-label="label" :aria-describedby="describedby" :aria-required="kind === 'radio' && required || undefined">
      <label v-for="(option, index) in options" :key="index" class="choice">
        <input :type="kind" :name="fieldId" :id="fieldId + '-' + index" :checked="ticked.includes(index)"
          :aria-invalid="invalid || undefined" :autofocus="focused && index === 0 || undefined"
          :aria-describedby="option.description ? fieldId + '-about-' + index : undefined"
          @change="tick(index, $event.target.checked)">
        <span v-html="option.html"></span>
        <small v-if="option.description" :id="fieldId + '-about-' + index" v-html="option.description"></small>
      </label>
    </div>`,
  props: {
    fieldId: String, kind: String, options: Array, chosen: Array, label: String, labelledby: String,
    describedby: String, invalid: Boolean, required: Boolean, focused: Boolean,
  },
  data() {
    return { ticked: this.chosen ?? [] };
  },
  methods: {
    undo() {
      this.ticked = this.before ?? [];
    },
    tick(index, on) {
      this.before = this.ticked;
      const others = this.kind === "radio" ? [] : this.ticked.filter((each) => each !== index);
      this.ticked = (on ? [...others, index] : others).sort((a, b) => a - b);
      this.$emit("chosen", this.ticked);
    },
  },
};
