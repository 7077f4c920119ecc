// A file input: files are chosen or dropped, uploaded at once, and listed until they are removed.
export default {
  emits: ["chosen"],
  template: `
    <div class="field-files" :class="{ over }" @dragover.prevent="over = true" @dragleave="over = false"
      @drop.prevent="take($event.dataTransfer.files)">
      <ul v-if="files.length" :aria-label="words.files">
        <li v-for="file in files" :key="file.id" class="chip"><span>{{ file.name }}<small>{{ size(file.size) }}</small></span>
          <button type="button" :aria-label="words.remove + ' ' + file.name" @click="drop(file)">×</button></li>
      </ul>
      <label v-if="files.length < most" class="button file-button"><span>{{ words.choose }}</span>
        <input ref="control" class="sr-only" type="file" :id="fieldId" :accept="accept" :multiple="most > 1"
          :aria-describedby="describedby" :aria-invalid="invalid || undefined" :aria-required="required || undefined"
          :autofocus="focused || undefined" @change="take($event.target.files)"></label>
      <small v-if="fault" role="alert">{{ fault }}</small>
    </div>`,
  props: {
    fieldId: String, kinds: Array, most: Number, largest: Number, url: String, chosen: Array, words: Object,
    describedby: String, invalid: Boolean, required: Boolean, focused: Boolean,
  },
  data() {
    return { files: this.chosen ?? [], fault: "", over: false };
  },
  computed: {
    accept() {
      return this.kinds.flatMap((kind) => (kind === "jpg" ? [".jpg", ".jpeg"] : ["." + kind])).join(",") || undefined;
    },
  },
  methods: {
    size(count) {
      return count < 1e3 ? `${count} B` : count < 1e6 ? `${Math.round(count / 1e3)} kB` : `${(count / 1e6).toFixed(1)} MB`;
    },
    refuse(file) {
      const kind = file.name.split(".").pop().toLowerCase().replace("jpeg", "jpg");
      if (this.files.length >= this.most) return this.words.many;
      if (this.kinds.length && !this.kinds.includes(kind)) return this.words.wrong_kind.replace("{name}", file.name);
      if (file.size > this.largest) return this.words.too_large.replace("{name}", file.name);
    },
    async take(files) {
      this.over = false;
      this.fault = "";
      for (const file of [...files]) {
        this.fault = this.refuse(file) ?? (await this.send(file)) ?? "";
        if (this.fault) break;
      }
      if (this.$refs.control) this.$refs.control.value = "";
      this.say();
    },
    async send(file) {
      try {
        const response = await fetch(`${this.url}/${encodeURIComponent(file.name)}`, { method: "POST", body: file });
        this.files = [...this.files, (await response.json()).file];
      } catch {
        return this.words.not_sent.replace("{name}", file.name);
      }
    },
    async drop(file) {
      this.files = this.files.filter((each) => each.id !== file.id);
      this.fault = "";
      this.say();
      await this.$nextTick();
      this.$refs.control?.focus();
    },
    say() {
      this.$emit("chosen", this.files.map((file) => file.id));
    },
  },
};
