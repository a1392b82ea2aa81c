import { createRouter, createWebHistory } from 'vue-router'
import { onLoggedOut } from './api'
import { session, whoAmI } from './session'

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/login', component: () => import('./views/LogIn.vue'), meta: { open: true } },
    { path: '/', component: () => import('./views/Overview.vue') },
    { path: '/wall', component: () => import('./views/Overview.vue') },
    { path: '/alerts', component: () => import('./views/Alerts.vue') },
    { path: '/alerts/:id', component: () => import('./views/Alert.vue'), props: true },
    { path: '/subjects', component: () => import('./views/Subjects.vue') },
    { path: '/subjects/:id', component: () => import('./views/Subject.vue'), props: true },
    { path: '/plans', component: () => import('./views/Plans.vue') },
    { path: '/plans/draw', component: () => import('./views/Draw.vue') },
    { path: '/models', component: () => import('./views/Models.vue') },
    { path: '/models/:id', component: () => import('./views/Model.vue'), props: true },
    { path: '/models/:id/drafts/:draft', component: () => import('./views/ModelDraft.vue'), props: true },
    { path: '/statistics', component: () => import('./views/Statistics.vue') },
    { path: '/data', component: () => import('./views/Data.vue') },
    { path: '/data/report', component: () => import('./views/Report.vue') },
    { path: '/data/duplicates', component: () => import('./views/Duplicates.vue') },
    { path: '/admin', component: () => import('./views/Admin.vue') },
    { path: '/:rest(.*)*', redirect: '/' },
  ],
})

router.beforeEach(async (to) => {
  if (to.meta.open) return true
  const me = await whoAmI()
  return me === null || me.mustChange ? { path: '/login', query: { to: to.fullPath } } : true
})

onLoggedOut(() => {
  session.me = null
  if (router.currentRoute.value.meta.open) return
  void router.replace({ path: '/login', query: { to: router.currentRoute.value.fullPath } })
})
