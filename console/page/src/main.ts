import { createApp } from 'vue'
import Page from './Page.vue'
import { router } from './router'
import './settings'
import './style.css'
import { i18n } from './words'

createApp(Page).use(i18n).use(router).mount('#page')
